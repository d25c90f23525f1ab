-- Saved reports (ANA-12): the address of a report's screen under a name, one's own or shared. What is shared is the question alone:
-- whoever opens it sees the deals that they may see.
create table saved_reports (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  owner_id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  report text not null check (report <> ''),
  search jsonb not null check (jsonb_typeof(search) = 'object'),
  shared_with text not null default 'nobody' check (shared_with in ('nobody', 'department', 'workspace')),
  department_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id) on delete set null (department_id),
  check (shared_with = 'department' or department_id is null)
);
alter table saved_reports enable row level security;
create policy own_workspace on saved_reports to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on saved_reports to voronka_app;
