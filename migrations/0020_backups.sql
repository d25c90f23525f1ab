-- What the command line has backed up and restored: of the whole installation, so of no workspace, and closed to the
-- application's role. A restored installation knows the backup that it came from.
create table backups (
  id uuid primary key,
  taken_at timestamptz(3) not null,
  finished_at timestamptz(3) not null,
  folder text not null,
  version text not null,
  table_count integer not null,
  row_count bigint not null,
  byte_count bigint not null,
  restored_at timestamptz(3)
);
create index backups_latest on backups (taken_at desc);
