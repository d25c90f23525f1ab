-- The management rhythm (PLA-10): regular events, their meetings, who was there, what was decided.
create table rhythm_events (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  kind text not null check (kind <> ''),
  name text not null check (name <> ''),
  -- "heads": the director with heads; "people": a head with the own people.
  attends text not null check (attends in ('heads', 'people', 'chosen')),
  department_id uuid,
  leader_id uuid not null,
  attendee_ids uuid[] not null default '{}',
  frequency text not null check (frequency in ('daily', 'weekly', 'monthly', 'quarterly')),
  weekday smallint check (weekday between 1 and 7),
  month_day smallint check (month_day between 1 and 31),
  at_minute smallint not null check (at_minute between 0 and 1439),
  duration_minutes smallint not null check (duration_minutes between 5 and 600),
  day_off text not null default 'next' check (day_off in ('next', 'skip')),
  agenda text[] not null default '{}',
  begins_on date not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  archived_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id) on delete set null (department_id),
  foreign key (workspace_id, leader_id) references users (workspace_id, id),
  check ((frequency = 'weekly') = (weekday is not null)),
  check ((frequency in ('monthly', 'quarterly')) = (month_day is not null))
);
create table rhythm_meetings (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  event_id uuid not null,
  -- The day by the schedule, and the day to which a day off moved it.
  planned_on date not null,
  held_on date not null,
  starts_at timestamptz(3) not null,
  state text not null default 'planned' check (state in ('planned', 'open', 'held', 'skipped')),
  skip_reason text not null default '',
  agenda jsonb not null default '[]',
  notes text not null default '',
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  reminded_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, event_id, planned_on),
  foreign key (workspace_id, event_id) references rhythm_events (workspace_id, id) on delete cascade
);
create index rhythm_meetings_by_day on rhythm_meetings (workspace_id, held_on);
create table rhythm_attendance (
  workspace_id uuid not null references workspaces (id),
  meeting_id uuid not null,
  user_id uuid not null,
  mark text not null default 'expected' check (mark in ('expected', 'present', 'late', 'absent')),
  primary key (workspace_id, meeting_id, user_id),
  foreign key (workspace_id, meeting_id) references rhythm_meetings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create table rhythm_decisions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  meeting_id uuid not null,
  event_id uuid not null,
  text text not null check (text <> ''),
  owner_id uuid not null,
  due_on date not null,
  -- The task that it became.
  activity_id uuid not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references rhythm_meetings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, event_id) references rhythm_events (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references users (workspace_id, id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id)
);
create index rhythm_decisions_of_event on rhythm_decisions (workspace_id, event_id, due_on);
do $$
declare t text;
begin
  foreach t in array array['rhythm_events', 'rhythm_meetings', 'rhythm_attendance', 'rhythm_decisions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;

-- What became of a task, whoever it is of.
create view reporting.tasks with (security_invoker = true) as
  select workspace_id, id, owner_id, subject, planned_at, done_at, deleted_at from activities where kind = 'task';
grant select on reporting.tasks to voronka_app;
