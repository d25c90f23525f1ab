-- Working time of past stays is counted again when days change: one row per workspace says how far it is (PLA-2). A change
-- meanwhile widens the span and begins anew.
create table working_recounts (
  workspace_id uuid not null references workspaces (id),
  from_date date not null,
  to_date date not null,
  -- The last stay that was looked at; stays are taken in the order of their ids.
  after_visit uuid,
  done integer not null default 0,
  total integer,
  asked_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (workspace_id)
);
alter table working_recounts enable row level security;
create policy own_workspace on working_recounts to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on working_recounts to voronka_app;
