-- What reports over a million visits need.

-- It reads a setting and nothing else; without the word no query under row-level security may use two cores.
alter function current_workspace() parallel safe;

create index visits_going on visits (workspace_id, pipeline_id, stage_id, entered_at)
  where void_at is null and left_at is null;

create or replace view reporting.pipelines with (security_invoker = true) as
  select workspace_id, id, name, archived_at, position from pipelines;
-- Deleted deals too: the flow counts how they left.
create view reporting.deal_origins with (security_invoker = true) as
  select workspace_id, id, owner_id, channel, source, product, company_id from deals;

-- How long finished stays lasted, sorted and packed, one row a stage; see src/analytics/server/stays.
create table stay_summaries (
  workspace_id uuid not null references workspaces (id),
  pipeline_id uuid not null,
  stage_id uuid not null,
  calendar bytea not null,
  working bytea not null,
  primary key (workspace_id, pipeline_id, stage_id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
alter table stay_summaries alter column calendar set storage external, alter column working set storage external;

-- Stays that have ended (1), or do so no longer (-1), since the summary was made. Rows are only added, so moves never wait
-- for one another; the summary takes them in and removes them in one transaction.
create table stay_changes (
  workspace_id uuid not null references workspaces (id),
  pipeline_id uuid not null,
  stage_id uuid not null,
  id bigint not null generated always as identity,
  change smallint not null check (change in (-1, 1)),
  calendar_ms bigint not null,
  working_ms bigint not null,
  primary key (workspace_id, pipeline_id, stage_id, id)
);

create function note_stays_begun() returns trigger language plpgsql as $$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, 1, round(date_part('epoch', left_at - entered_at) * 1000), coalesce(working_ms, 0)
  from added where left_at is not null and void_at is null;
  return null;
end $$;
create function note_stays_changed() returns trigger language plpgsql as $$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, sum(change), calendar_ms, working_ms from (
    select workspace_id, pipeline_id, stage_id, id, -1 as change,
           round(date_part('epoch', left_at - entered_at) * 1000) as calendar_ms, coalesce(working_ms, 0) as working_ms
    from removed where left_at is not null and void_at is null
    union all
    select workspace_id, pipeline_id, stage_id, id, 1,
           round(date_part('epoch', left_at - entered_at) * 1000), coalesce(working_ms, 0)
    from added where left_at is not null and void_at is null) as changes
  group by workspace_id, pipeline_id, stage_id, id, calendar_ms, working_ms having sum(change) <> 0;
  return null;
end $$;
create function note_stays_removed() returns trigger language plpgsql as $$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, -1, round(date_part('epoch', left_at - entered_at) * 1000), coalesce(working_ms, 0)
  from removed where left_at is not null and void_at is null;
  return null;
end $$;
create trigger stays_begun after insert on visits referencing new table as added
  for each statement execute function note_stays_begun();
create trigger stays_changed after update on visits referencing old table as removed new table as added
  for each statement execute function note_stays_changed();
create trigger stays_removed after delete on visits referencing old table as removed
  for each statement execute function note_stays_removed();
insert into stay_changes (workspace_id, pipeline_id, stage_id, change, calendar_ms, working_ms)
select workspace_id, pipeline_id, stage_id, 1, round(date_part('epoch', left_at - entered_at) * 1000), coalesce(working_ms, 0)
from visits where left_at is not null and void_at is null;

-- The two halves of a summing-up: the changes of a stage, taken away as lists by sign, and the summary put in their place.
create function take_stay_changes(pipeline uuid, stage uuid) returns table (change smallint, calendar text, working text) language sql
  as $$ with gone as (
           delete from stay_changes c where c.workspace_id = current_workspace() and c.pipeline_id = pipeline and c.stage_id = stage
           returning c.change, c.calendar_ms, c.working_ms)
         select g.change, string_agg(g.calendar_ms::text, ','), string_agg(g.working_ms::text, ',') from gone g group by g.change $$;
create function put_stay_summary(pipeline uuid, stage uuid, calendar bytea, working bytea) returns void language sql
  as $$ insert into stay_summaries as s (workspace_id, pipeline_id, stage_id, calendar, working)
         values (current_workspace(), pipeline, stage, calendar, working)
         on conflict (workspace_id, pipeline_id, stage_id) do update set calendar = excluded.calendar, working = excluded.working $$;

create view reporting.stay_summaries with (security_invoker = true) as
  select workspace_id, pipeline_id, stage_id, calendar, working from stay_summaries;
create view reporting.stay_changes with (security_invoker = true) as
  select workspace_id, pipeline_id, stage_id, change, calendar_ms, working_ms from stay_changes;

do $$
declare t text;
begin
  foreach t in array array['stay_summaries', 'stay_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
grant select on all tables in schema reporting to voronka_app;
