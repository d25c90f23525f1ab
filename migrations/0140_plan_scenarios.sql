-- PLA-5: kept sheets of reverse planning: what somebody typed over the measures. The measures are those of the day it is opened.
create table plan_scenarios (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  owner_id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  pipeline_id uuid,
  period text not null check (period <> ''),
  typed jsonb not null check (jsonb_typeof(typed) = 'object'),
  created_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id) on delete cascade
);

-- ANA-13: the register of improvements. A problem found, a hypothesis, a test with its days, adopted or dropped with the effect in money.
create table improvements (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  pipeline_id uuid not null,
  source text not null check (source in ('lever', 'leak', 'typed')),
  problem text not null check (problem <> '' and length(problem) <= 500),
  hypothesis text check (length(hypothesis) <= 2000),
  -- What is expected to change; the stage of a conversion or of its time.
  measure text not null check (measure in ('conversion', 'average', 'stageTime')),
  stage_id uuid,
  expected_minor bigint,
  state text not null check (state in ('found', 'testing', 'adopted', 'dropped')),
  -- Before and after, by people, or by deals of one channel, source or product line.
  test text check (test in ('beforeAfter', 'people', 'deals')),
  -- [from, to) of the test, and of what it is held against.
  test_from date,
  test_to date,
  base_from date,
  base_to date,
  test_people uuid[],
  test_field text check (test_field in ('channel', 'source', 'product')),
  test_value text,
  -- Why it was adopted or dropped, and the figures of that day.
  decision text check (length(decision) <= 2000),
  decided_on date,
  effect jsonb,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id) on delete cascade,
  foreign key (workspace_id, created_by) references users (workspace_id, id),
  check ((measure = 'average') = (stage_id is null)),
  check (state <> 'testing' or test is not null and hypothesis is not null),
  check (test is null or test_from < test_to and base_from < base_to),
  check ((test = 'people') = (test_people is not null)),
  check ((test = 'deals') = (test_field is not null and test_value is not null)),
  check ((state in ('adopted', 'dropped')) = (decided_on is not null))
);

-- Who changed what, and when.
create table improvement_changes (
  workspace_id uuid not null references workspaces (id),
  improvement_id uuid not null,
  id uuid not null,
  by_user_id uuid not null,
  at timestamptz(3) not null,
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  primary key (workspace_id, improvement_id, id),
  foreign key (workspace_id, improvement_id) references improvements (workspace_id, id) on delete cascade,
  foreign key (workspace_id, by_user_id) references users (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['plan_scenarios', 'improvements', 'improvement_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
