-- A file is kept in parts of a megabyte, so that none of any size is ever in memory whole.
create table file_parts (
  workspace_id uuid not null references workspaces (id),
  file_id uuid not null,
  part integer not null check (part >= 0),
  content bytea not null,
  primary key (workspace_id, file_id, part),
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
);
-- Most files are packed already: packing them again costs time and saves nothing.
alter table file_parts alter column content set storage external;
alter table file_parts enable row level security;
create policy own_workspace on file_parts to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on file_parts to voronka_app;

insert into file_parts (workspace_id, file_id, part, content)
  select f.workspace_id, f.id, n, substring(f.content from n * 1048576 + 1 for 1048576)
  from files f cross join lateral generate_series(0, (length(f.content) - 1) / 1048576) as n;
alter table files drop column content;

-- Files of activities and notes (ACT-1).
create table activity_files (
  workspace_id uuid not null references workspaces (id),
  file_id uuid not null,
  activity_id uuid not null,
  added_by uuid,
  added_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (workspace_id, file_id),
  foreign key (workspace_id, file_id) references files (workspace_id, id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id)
);
create index activity_files_of_activity on activity_files (workspace_id, activity_id) where deleted_at is null;
alter table activity_files enable row level security;
create policy own_workspace on activity_files to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on activity_files to voronka_app;
