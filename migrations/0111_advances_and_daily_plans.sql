-- To which part of the country departments and people belong: a table of norms may be for one of them.
create view reporting.region_assignments with (security_invoker = true) as
  select r.workspace_id, r.id as region_id, r.name as region_name, d.department_id, null::uuid as user_id
  from working_regions r join working_region_departments d on d.workspace_id = r.workspace_id and d.region_id = r.id
  union all
  select r.workspace_id, r.id, r.name, null, p.user_id
  from working_regions r join working_region_people p on p.workspace_id = r.workspace_id and p.region_id = r.id;
create view reporting.regions with (security_invoker = true) as
  select workspace_id, id, name from working_regions;
-- Which fields of deals were filled when, for advances by a field (ACT-3).
create view reporting.deal_changes with (security_invoker = true) as
  select workspace_id, entity_id as deal_id, at, changes from audit_entries where entity = 'deal' and action = 'deal.updated';
grant select on reporting.region_assignments, reporting.regions, reporting.deal_changes to voronka_app;

-- What counts as an advance on a stage (ACT-3), where it is not the usual.
create table advance_rules (
  workspace_id uuid not null references workspaces (id),
  stage_id uuid not null,
  rules jsonb not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id, stage_id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);

-- Which kinds of effective action plans know, where it is not the usual ones.
create table effective_kinds (
  workspace_id uuid not null references workspaces (id),
  kinds jsonb not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id)
);

-- How many effective actions of a kind a day should bring, of a role or a person (PLA-7), from a day on. Null: no longer planned.
create table daily_plans (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid,
  role text,
  kind text not null check (kind <> '' and length(kind) <= 60),
  holds_from date not null,
  planned smallint check (planned between 0 and 500),
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, user_id, role, kind, holds_from),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, changed_by) references users (workspace_id, id),
  check (num_nonnulls(user_id, role) = 1)
);

do $$
declare t text;
begin
  foreach t in array array['advance_rules', 'effective_kinds', 'daily_plans'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
