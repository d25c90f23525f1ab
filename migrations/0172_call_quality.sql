-- Quality of calls (ACT-7): what a call is judged by, its reviews, and the mistakes they name.

-- Calls that were held, as reviewers choose among them.
create view reporting.calls with (security_invoker = true) as
  select workspace_id, id, subject, deal_id, company_id, contact_id, owner_id, direction, duration_minutes, done_at
  from activities where kind = 'call' and done_at is not null and deleted_at is null and is_held is not false;
grant select on reporting.calls to voronka_app;

create table call_scorecards (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  -- The number that new reviews are made by.
  current_number integer not null,
  created_at timestamptz(3) not null,
  archived_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id)
);

-- A review keeps the number it was made by, so that changing a scorecard never changes what was said.
create table call_scorecard_numbers (
  workspace_id uuid not null,
  scorecard_id uuid not null,
  number integer not null,
  -- [{id, name, weight, isCritical}]
  criteria jsonb not null,
  -- A failed critical criterion makes the whole call 0.
  is_critical_fatal boolean not null,
  created_at timestamptz(3) not null,
  created_by uuid not null,
  primary key (workspace_id, scorecard_id, number),
  foreign key (workspace_id, scorecard_id) references call_scorecards (workspace_id, id)
);

create table call_mistakes (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  created_at timestamptz(3) not null,
  archived_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id)
);

create table call_reviews (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  activity_id uuid not null,
  -- Whose call it was when it was reviewed, and when it was made.
  owner_id uuid not null,
  called_at timestamptz(3) not null,
  scorecard_id uuid not null,
  scorecard_number integer not null,
  -- {criterion: mark}
  marks jsonb not null,
  mistakes uuid[] not null default '{}',
  -- [{second, text}]
  notes jsonb not null default '[]',
  recording_url text,
  comment text not null default '',
  reviewed_by uuid not null,
  reviewed_at timestamptz(3) not null,
  answer text check (answer in ('acknowledged', 'objected')),
  answer_comment text not null default '',
  answered_at timestamptz(3),
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id),
  foreign key (workspace_id, reviewed_by) references users (workspace_id, id),
  foreign key (workspace_id, scorecard_id, scorecard_number)
    references call_scorecard_numbers (workspace_id, scorecard_id, number)
);
-- A call is reviewed once by each who reviews.
create unique index call_reviews_once on call_reviews (workspace_id, activity_id, reviewed_by) where deleted_at is null;
create index call_reviews_page on call_reviews (workspace_id, called_at, id) where deleted_at is null;

create table call_quality_settings (
  workspace_id uuid not null references workspaces (id),
  -- How many calls of each person are to be reviewed in a week.
  reviews_per_week integer not null check (reviews_per_week between 0 and 50),
  version integer not null default 1,
  primary key (workspace_id)
);

do $$
declare name text;
begin
  foreach name in array array['call_scorecards', 'call_scorecard_numbers', 'call_mistakes', 'call_reviews', 'call_quality_settings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', name);
    execute format('grant select, insert, update, delete on %I to voronka_app', name);
  end loop;
end $$;
