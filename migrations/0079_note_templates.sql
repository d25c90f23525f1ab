-- Texts that notes and results of calls begin with (ACT-1): one's own, or everybody's.
create table note_templates (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  owner_id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  -- Null: for every kind of activity.
  kind text check (kind in ('call', 'meeting', 'email', 'presentation', 'proposal', 'document', 'note', 'task')),
  body text not null check (body <> ''),
  is_shared boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id)
);
alter table note_templates enable row level security;
create policy own_workspace on note_templates to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on note_templates to voronka_app;

-- The secret address under which a person's calendar program reads what that person has planned. Only what the address hashes to
-- is kept; a new address takes the place of the old one.
create table calendar_feeds (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  token_hash text not null,
  made_at timestamptz(3) not null,
  read_at timestamptz(3),
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
-- Whoever comes with an address names no workspace.
create index calendar_feeds_token on calendar_feeds (token_hash);
alter table calendar_feeds enable row level security;
create policy own_workspace on calendar_feeds to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on calendar_feeds to voronka_app;

-- A calendar program is told of what was deleted too, so that it lets go of it.
create view reporting.feed_activities with (security_invoker = true) as
  select workspace_id, id, kind, subject, body, deal_id, owner_id, planned_at, has_time, duration_minutes, place, done_at, is_held,
         created_at, updated_at, deleted_at, version
  from activities where planned_at is not null;
grant select on reporting.feed_activities to voronka_app;
