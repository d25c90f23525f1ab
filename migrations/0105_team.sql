-- PLA-13. When people came and left: their working days, norms and plans are of the days between.
create table person_dates (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  joined_on date,
  -- The last day of work.
  left_on date,
  version integer not null default 1,
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  check (left_on >= joined_on)
);
create view reporting.person_dates with (security_invoker = true) as
  select workspace_id, user_id, joined_on, left_on from person_dates;
grant select on reporting.person_dates to voronka_app;

-- What part of norms and plans is asked of a newcomer, by month since joining, in per cent; afterwards all.
create table newcomer_ramps (
  workspace_id uuid not null references workspaces (id),
  shares smallint[] not null,
  version integer not null default 1,
  primary key (workspace_id)
);

-- A contest for a place, with stages of its own.
create table hiring_contests (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> ''),
  stages text[] not null,
  opened_on date not null,
  closed_on date,
  result text not null default '',
  created_by uuid not null,
  created_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);
create table contest_candidates (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  contest_id uuid not null,
  name text not null check (name <> ''),
  -- How to reach the person.
  contact text not null default '',
  outcome text not null default 'in_progress' check (outcome in ('in_progress', 'hired', 'refused', 'withdrew')),
  outcome_on date,
  because text not null default '',
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, contest_id) references hiring_contests (workspace_id, id)
);
create index contest_candidates_of on contest_candidates (workspace_id, contest_id);
-- A stage that a candidate has passed through, with its day and result.
create table candidate_steps (
  workspace_id uuid not null references workspaces (id),
  candidate_id uuid not null,
  -- Its place among the stages of the contest, from 1.
  stage smallint not null check (stage >= 1),
  on_date date not null,
  result text not null default '',
  score smallint check (score between 0 and 100),
  primary key (workspace_id, candidate_id, stage),
  foreign key (workspace_id, candidate_id) references contest_candidates (workspace_id, id) on delete cascade
);

-- How a newcomer is brought in: steps by day since joining.
create table onboarding_templates (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> ''),
  steps jsonb not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create table onboardings (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid not null,
  mentor_id uuid not null,
  name text not null,
  started_on date not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, mentor_id) references users (workspace_id, id)
);
create index onboardings_of on onboardings (workspace_id, user_id);
create table onboarding_steps (
  workspace_id uuid not null references workspaces (id),
  onboarding_id uuid not null,
  position smallint not null,
  title text not null,
  due_on date not null,
  -- Who says that it is done: the mentor, or a head.
  signer text not null check (signer in ('mentor', 'head')),
  done_on date,
  done_by uuid,
  result text not null default '',
  primary key (workspace_id, onboarding_id, position),
  foreign key (workspace_id, onboarding_id) references onboardings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, done_by) references users (workspace_id, id)
);

-- A training, or a test of what people know.
create table trainings (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  kind text not null check (kind in ('training', 'test')),
  topic text not null check (topic <> ''),
  held_on date not null,
  led_by text not null default '',
  -- From which result of a test it is passed, 0 to 100.
  pass_mark smallint not null default 70 check (pass_mark between 0 and 100),
  created_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index trainings_by_day on trainings (workspace_id, held_on);
create table training_results (
  workspace_id uuid not null references workspaces (id),
  training_id uuid not null,
  user_id uuid not null,
  -- Null: the person was there, without a mark.
  score smallint check (score between 0 and 100),
  primary key (workspace_id, training_id, user_id),
  foreign key (workspace_id, training_id) references trainings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['person_dates', 'newcomer_ramps', 'hiring_contests', 'contest_candidates', 'candidate_steps',
    'onboarding_templates', 'onboardings', 'onboarding_steps', 'trainings', 'training_results'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
