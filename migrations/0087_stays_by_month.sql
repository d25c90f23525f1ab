-- Stays are summed up by the month in which they began (in UTC), so that a report of a year reads twelve summaries and the days before
-- the first of them, not four hundred thousand stays. Changes of one statement are kept as lists, so that an import of a million
-- visits leaves some thousand rows and not a million, whose room in the table every later report would have to walk through.

drop function take_stay_changes(uuid, uuid);
drop function put_stay_summary(uuid, uuid, bytea, bytea);
drop view reporting.stay_summaries;
drop view reporting.stay_changes;
drop table stay_summaries;
drop table stay_changes;

create table stay_summaries (
  workspace_id uuid not null references workspaces (id),
  pipeline_id uuid not null,
  stage_id uuid not null,
  month date not null,
  calendar bytea not null,
  working bytea not null,
  primary key (workspace_id, pipeline_id, stage_id, month),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
alter table stay_summaries alter column calendar set storage external, alter column working set storage external;

create table stay_changes (
  workspace_id uuid not null references workspaces (id),
  pipeline_id uuid not null,
  stage_id uuid not null,
  id bigint not null generated always as identity,
  month date not null,
  change smallint not null check (change in (-1, 1)),
  calendar_ms bigint[] not null,
  working_ms bigint[] not null,
  primary key (workspace_id, pipeline_id, stage_id, id),
  check (cardinality(calendar_ms) = cardinality(working_ms))
);

create function month_of_stay(entered_at timestamptz) returns date language sql immutable parallel safe
  as $$ select date_trunc('month', entered_at at time zone 'UTC')::date $$;

create or replace function note_stays_begun() returns trigger language plpgsql as $$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, month_of_stay(entered_at), 1,
         array_agg(round(date_part('epoch', left_at - entered_at) * 1000)::bigint), array_agg(coalesce(working_ms, 0))
  from added where left_at is not null and void_at is null
  group by workspace_id, pipeline_id, stage_id, month_of_stay(entered_at);
  return null;
end $$;
create or replace function note_stays_changed() returns trigger language plpgsql as $$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, month, change, array_agg(calendar_ms), array_agg(working_ms) from (
    select workspace_id, pipeline_id, stage_id, month, sum(change) as change, calendar_ms, working_ms from (
      select workspace_id, pipeline_id, stage_id, id, month_of_stay(entered_at) as month, -1 as change,
             round(date_part('epoch', left_at - entered_at) * 1000)::bigint as calendar_ms, coalesce(working_ms, 0) as working_ms
      from removed where left_at is not null and void_at is null
      union all
      select workspace_id, pipeline_id, stage_id, id, month_of_stay(entered_at), 1,
             round(date_part('epoch', left_at - entered_at) * 1000)::bigint, coalesce(working_ms, 0)
      from added where left_at is not null and void_at is null) as changes
    group by workspace_id, pipeline_id, stage_id, id, month, calendar_ms, working_ms having sum(change) <> 0) as stays
  group by workspace_id, pipeline_id, stage_id, month, change;
  return null;
end $$;
create or replace function note_stays_removed() returns trigger language plpgsql as $$
begin
  insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
  select workspace_id, pipeline_id, stage_id, month_of_stay(entered_at), -1,
         array_agg(round(date_part('epoch', left_at - entered_at) * 1000)::bigint), array_agg(coalesce(working_ms, 0))
  from removed where left_at is not null and void_at is null
  group by workspace_id, pipeline_id, stage_id, month_of_stay(entered_at);
  return null;
end $$;

insert into stay_changes (workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms)
select workspace_id, pipeline_id, stage_id, month_of_stay(entered_at), 1,
       array_agg(round(date_part('epoch', left_at - entered_at) * 1000)::bigint), array_agg(coalesce(working_ms, 0))
from visits where left_at is not null and void_at is null
group by workspace_id, pipeline_id, stage_id, month_of_stay(entered_at);

-- The two halves of a summing-up: the changes of a stage, taken away as lists by month and sign, and the summary put in their place.
create function take_stay_changes(pipeline uuid, stage uuid)
  returns table (month text, change smallint, calendar text, working text) language sql
  as $$ with gone as (
           delete from stay_changes c where c.workspace_id = current_workspace() and c.pipeline_id = pipeline and c.stage_id = stage
           returning c.month, c.change, c.calendar_ms, c.working_ms)
         select g.month::text, g.change, string_agg(array_to_string(g.calendar_ms, ','), ','),
                string_agg(array_to_string(g.working_ms, ','), ',')
         from gone g group by g.month, g.change $$;
create function put_stay_summary(pipeline uuid, stage uuid, of_month date, calendar bytea, working bytea) returns void language sql
  as $$ insert into stay_summaries as s (workspace_id, pipeline_id, stage_id, month, calendar, working)
         values (current_workspace(), pipeline, stage, of_month, calendar, working)
         on conflict (workspace_id, pipeline_id, stage_id, month)
         do update set calendar = excluded.calendar, working = excluded.working $$;

create view reporting.stay_summaries with (security_invoker = true) as
  select workspace_id, pipeline_id, stage_id, month, calendar, working from stay_summaries;
create view reporting.stay_changes with (security_invoker = true) as
  select workspace_id, pipeline_id, stage_id, month, change, calendar_ms, working_ms from stay_changes;

do $$
declare t text;
begin
  foreach t in array array['stay_summaries', 'stay_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
grant select on reporting.stay_summaries, reporting.stay_changes to voronka_app;
