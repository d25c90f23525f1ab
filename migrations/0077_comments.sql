-- What people say to each other about an activity or a note (ACT-1), and whom they call by name in it.
create table activity_comments (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  activity_id uuid not null,
  -- Null: said in another system, by somebody who is unknown here.
  author_id uuid,
  body text not null check (body <> ''),
  mentions uuid[] not null default '{}',
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id),
  foreign key (workspace_id, author_id) references users (workspace_id, id)
);
create index activity_comments_thread on activity_comments (workspace_id, activity_id, created_at, id) where deleted_at is null;
alter table activity_comments enable row level security;
create policy own_workspace on activity_comments to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on activity_comments to voronka_app;

alter table activities add column mentions uuid[] not null default '{}';
