-- Fields that a workspace adds to companies, contacts, deals and activities (PLT-6). A value lies in the row's own `custom`, field
-- id → value; what is blank is left out. A field's key and kind never change; archiving keeps the values.
create table custom_fields (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  entity text not null check (entity in ('company', 'contact', 'deal', 'activity')),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('text', 'long_text', 'number', 'money', 'date', 'date_time', 'yes_no', 'choice', 'choices',
    'link', 'email', 'phone', 'person')),
  help text not null default '',
  group_name text not null default '',
  position integer not null,
  is_on_card boolean not null default true,
  is_in_form boolean not null default false,
  is_demanded boolean not null default false,
  options jsonb not null default '[]',
  archived_at timestamptz(3),
  created_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index custom_fields_key on custom_fields (workspace_id, entity, key);
create unique index custom_fields_name on custom_fields (workspace_id, entity, lower(name)) where archived_at is null;

alter table custom_fields enable row level security;
create policy own_workspace on custom_fields to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update on custom_fields to voronka_app;

-- Constant defaults: no row is rewritten. Rows without values are in none of the indexes, so they cost nothing to write.
alter table companies add column custom jsonb not null default '{}';
alter table contacts add column custom jsonb not null default '{}';
alter table deals add column custom jsonb not null default '{}';
alter table activities add column custom jsonb not null default '{}';
create index companies_custom on companies using gin (custom) where custom <> '{}';
create index contacts_custom on contacts using gin (custom) where custom <> '{}';
create index deals_custom on deals using gin (custom) where custom <> '{}';
create index activities_custom on activities using gin (custom) where custom <> '{}';

-- Values by the fields' keys, as the wire tells them.
create function custom_by_key(custom jsonb) returns jsonb language sql stable
  as $$ select case when custom = '{}' then custom else (
          select coalesce(jsonb_object_agg(f.key, v.value order by f.position, f.key), '{}')
          from jsonb_each(custom) as v join custom_fields f on f.workspace_id = current_workspace() and f.id = v.key::uuid) end $$;

-- Which rows of the workspace meet all tests. Operators of jsonb are not leakproof, so under row-level security no index would
-- serve them: here the workspace is compared by hand, and the values come in as literals (architecture, law 6).
-- A test: {"field": id, "test": name, "value": …}; compiled from definitions by the application, checked here again.
create function find_by_custom(entity text, tests jsonb) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asked jsonb;
  field text;
  condition text;
  statement text;
begin
  if entity not in ('companies', 'contacts', 'deals', 'activities') then raise 'unknown entity'; end if;
  statement := format('select e.id from %I e where e.workspace_id = %L::uuid', entity, current_workspace());
  for asked in select value from jsonb_array_elements(tests) loop
    field := (asked ->> 'field')::uuid::text;
    condition := case asked ->> 'test'
      when 'filled' then format('e.custom <> ''{}'' and e.custom ? %L', field)
      when 'blank' then format('not e.custom ? %L', field)
      when 'any' then (
        select '(e.custom <> ''{}'' and (' || coalesce(string_agg(format('e.custom @> %L::jsonb', jsonb_build_object(field, one.value)), ' or '), 'false') || '))'
        from jsonb_array_elements(asked -> 'value') as one)
      when 'number_from' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L)::numeric >= %L::numeric', field, field, asked ->> 'value')
      when 'number_to' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L)::numeric <= %L::numeric', field, field, asked ->> 'value')
      when 'money_from' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom -> %L ->> ''minor'')::numeric >= %L::numeric', field, field, asked ->> 'value')
      when 'money_to' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom -> %L ->> ''minor'')::numeric <= %L::numeric', field, field, asked ->> 'value')
      when 'text_from' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L) collate "C" >= %L', field, field, asked ->> 'value')
      when 'text_to' then format('e.custom <> ''{}'' and e.custom ? %L and (e.custom ->> %L) collate "C" < %L', field, field, asked ->> 'value')
      when 'has' then format('e.custom <> ''{}'' and e.custom ? %L and position(%L in translate(lower(e.custom ->> %L), ''ё'', ''е'')) > 0',
        field, translate(lower(asked ->> 'value'), 'ё', 'е'), field)
      end;
    if condition is null then raise 'unknown test'; end if;
    statement := statement || ' and ' || condition;
  end loop;
  return query execute statement;
end $$;
revoke all on function find_by_custom(text, jsonb) from public;
grant execute on function find_by_custom(text, jsonb) to voronka_app;

-- How many rows of the workspace have each field of an entity filled in.
create function count_custom(entity text) returns table (field uuid, filled bigint)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if entity not in ('companies', 'contacts', 'deals', 'activities') then raise 'unknown entity'; end if;
  return query execute format(
    'select k::uuid, count(*) from %I e cross join lateral jsonb_object_keys(e.custom) as k
     where e.workspace_id = %L::uuid and e.custom <> ''{}'' and e.deleted_at is null group by 1', entity, current_workspace());
end $$;
revoke all on function count_custom(text) from public;
grant execute on function count_custom(text) to voronka_app;

create or replace view reporting.deals with (security_invoker = true) as
  select workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id, channel, source,
         product, created_at, stage_entered_at, closed_at, loss_reason_id, visited, expected_close_on, prepayment_minor, custom
  from deals where deleted_at is null;
create view reporting.custom_fields with (security_invoker = true) as
  select workspace_id, id, entity, key, name, kind, options, archived_at from custom_fields;
grant select on reporting.custom_fields to voronka_app;
