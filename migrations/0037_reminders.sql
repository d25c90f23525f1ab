-- How long before its time an activity is reminded of: null: as its person is used to; -1: not at all.
alter table activities add column reminder_minutes integer check (reminder_minutes between -1 and 20160);
create index activities_upcoming on activities (workspace_id, planned_at)
  where done_at is null and deleted_at is null and has_time;

-- An activity that is planned anew for another time is reminded of anew.
create table activity_reminders (
  workspace_id uuid not null references workspaces (id),
  activity_id uuid not null,
  planned_at timestamptz(3) not null,
  reminded_at timestamptz(3) not null,
  primary key (workspace_id, activity_id, planned_at),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id)
);
alter table activity_reminders enable row level security;
create policy own_workspace on activity_reminders to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on activity_reminders to voronka_app;
