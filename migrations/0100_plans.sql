-- PLA-1. Where people belonged before they moved: a plan and a fact stay with the department they were made in. Who never moved
-- has no row; on a day one belongs to the department of the earliest `until_date` after it, else to that of `users`.
create table past_departments (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  -- The first day in the next department, by the workspace's zone.
  until_date date not null,
  department_id uuid,
  primary key (workspace_id, user_id, until_date),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id) on delete set null (department_id)
);
create index past_departments_of_department on past_departments (workspace_id, department_id);

create function note_past_department() returns trigger language plpgsql as $$
begin
  -- Of several moves of one day the first tells where the person belonged before it.
  insert into past_departments (workspace_id, user_id, until_date, department_id)
  select new.workspace_id, new.id, (now() at time zone w.time_zone)::date, old.department_id
  from workspaces w where w.id = new.workspace_id
  on conflict (workspace_id, user_id, until_date) do nothing;
  return null;
end $$;
create trigger past_departments_noted after update of department_id on users for each row
  when (new.department_id is distinct from old.department_id) execute function note_past_department();

create view reporting.past_departments with (security_invoker = true) as
  select workspace_id, user_id, until_date, department_id from past_departments;
grant select on reporting.past_departments to voronka_app;

-- A plan of a year. An approved one is not changed: a later one takes the place of the months that it names.
create table plan_versions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  year smallint not null check (year between 2000 and 2199),
  number integer not null check (number >= 1),
  status text not null check (status in ('draft', 'submitted', 'approved')),
  -- 1 to 12: those that it plans.
  months smallint[] not null,
  currency char(3) not null,
  -- Why the approved plan is changed; null of the first.
  reason text,
  -- Counts every change of a figure, so that a spread knows that it saw the latest.
  revision integer not null default 0,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  submitted_by uuid,
  submitted_at timestamptz(3),
  approved_by uuid,
  approved_at timestamptz(3),
  -- Why it was given back to be worked on.
  returned_because text,
  primary key (workspace_id, id),
  unique (workspace_id, year, number),
  foreign key (workspace_id, created_by) references users (workspace_id, id),
  foreign key (workspace_id, submitted_by) references users (workspace_id, id),
  foreign key (workspace_id, approved_by) references users (workspace_id, id)
);
-- One is worked on at a time.
create unique index plan_versions_open on plan_versions (workspace_id, year) where status <> 'approved';

-- A node of the tree (the company, a department, a person) in a plan: its figures are changed as one group.
create table plan_rows (
  workspace_id uuid not null references workspaces (id),
  version_id uuid not null,
  node_kind text not null check (node_kind in ('company', 'department', 'person')),
  -- Of the company: the nil id.
  node_id uuid not null,
  version integer not null,
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id, version_id, node_kind, node_id),
  foreign key (workspace_id, version_id) references plan_versions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, changed_by) references users (workspace_id, id)
);

-- A figure. No row is no plan; zero is a plan of zero. What is not split by product line or channel stands in `total` alone.
create table plan_cells (
  workspace_id uuid not null references workspaces (id),
  version_id uuid not null,
  node_kind text not null check (node_kind in ('company', 'department', 'person')),
  node_id uuid not null,
  month smallint not null check (month between 1 and 12),
  dimension text not null check (dimension in ('total', 'line', 'channel')),
  -- The product line or the channel; '' of the total.
  value text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id, version_id, node_kind, node_id, month, dimension, value),
  foreign key (workspace_id, version_id) references plan_versions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, changed_by) references users (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['past_departments', 'plan_versions', 'plan_rows', 'plan_cells'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
