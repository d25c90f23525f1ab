-- The days and hours in which a workspace works (PLA-2). Without a row: Monday to Friday 9 to 18, Russian holidays. Days are kept only
-- where they are otherwise than the week and the holidays say.
create table working_calendars (
  workspace_id uuid not null references workspaces (id),
  version integer not null,
  opens_minute smallint not null,
  closes_minute smallint not null,
  weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
  holidays text not null check (holidays in ('russian', 'none')),
  primary key (workspace_id),
  check (opens_minute >= 0 and opens_minute < closes_minute and closes_minute <= 1440)
);

create table working_days (
  workspace_id uuid not null references workspaces (id),
  date date not null check (date between '1990-01-01' and '2100-12-31'),
  kind text not null check (kind in ('off', 'worked', 'hours')),
  opens_minute smallint,
  closes_minute smallint,
  name text check (name <> '' and length(name) <= 120),
  primary key (workspace_id, date),
  check ((kind = 'hours') = (opens_minute is not null) and (kind = 'hours') = (closes_minute is not null)),
  check (opens_minute >= 0 and opens_minute < closes_minute and closes_minute <= 1440)
);

-- A part of the country with holidays of its own; departments and people belong to one. Only personal days know of it.
create table working_regions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  version integer not null default 1,
  primary key (workspace_id, id)
);
create table working_region_days (
  workspace_id uuid not null references workspaces (id),
  region_id uuid not null,
  date date not null check (date between '1990-01-01' and '2100-12-31'),
  name text check (name <> '' and length(name) <= 120),
  primary key (workspace_id, region_id, date),
  foreign key (workspace_id, region_id) references working_regions (workspace_id, id) on delete cascade
);
create table working_region_departments (
  workspace_id uuid not null references workspaces (id),
  department_id uuid not null,
  region_id uuid not null,
  primary key (workspace_id, department_id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id) on delete cascade,
  foreign key (workspace_id, region_id) references working_regions (workspace_id, id) on delete cascade
);
create table working_region_people (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  region_id uuid not null,
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, region_id) references working_regions (workspace_id, id) on delete cascade
);

-- When a person does not work; both days belong to it. Half a day only where it is one day.
create table absences (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('vacation', 'sick_leave', 'trip', 'other')),
  from_date date not null,
  to_date date not null,
  part text not null default 'day' check (part in ('day', 'morning', 'afternoon')),
  comment text check (comment <> '' and length(comment) <= 500),
  created_at timestamptz(3) not null,
  created_by uuid not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  check (from_date <= to_date and from_date >= '1990-01-01' and to_date <= '2100-12-31'),
  check (part = 'day' or from_date = to_date)
);
create index absences_of_person on absences (workspace_id, user_id, to_date) where deleted_at is null;

do $$
declare t text;
begin
  foreach t in array array['working_calendars', 'working_days', 'working_regions', 'working_region_days',
    'working_region_departments', 'working_region_people', 'absences'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;

-- Who calls comes with the version of the workspace's calendar; the calendar itself is asked for once per version and process.
create function find_working_calendar(workspace uuid) returns table (
    version integer, opens_minute smallint, closes_minute smallint, weekdays smallint[], holidays text, days jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.version, c.opens_minute, c.closes_minute, c.weekdays, c.holidays,
      (select coalesce(jsonb_object_agg(d.date::text, case d.kind when 'hours' then jsonb_build_array(d.opens_minute, d.closes_minute)
         else to_jsonb(d.kind) end), '{}') from public.working_days d where d.workspace_id = workspace)
    from public.working_calendars c where c.workspace_id = workspace
  $$;

alter type found_member add attribute calendar_version integer;
create or replace function find_member_by_id(workspace uuid, member uuid) returns setof found_member
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[],
      (select c.version from public.working_calendars c where c.workspace_id = w.id)
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.workspace_id = workspace and u.id = member
  $$;
create or replace function find_member_by_key(its_hash text) returns setof found_member
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare found_key record;
  begin
    select k.workspace_id, k.id, k.user_id, k.scopes, k.last_used_on into found_key
      from public.api_keys k where k.key_hash = its_hash and k.revoked_at is null;
    if not found then return; end if;
    if found_key.last_used_on is distinct from current_date then
      update public.api_keys k set last_used_on = current_date where k.workspace_id = found_key.workspace_id and k.id = found_key.id;
    end if;
    return query
      select m.workspace_id, m.slug, m.currency, m.time_zone, m.locale, m.user_id, m.name, m.role, m.department_id,
        m.is_active, m.people, nullif(found_key.scopes, '{}'), m.calendar_version
      from public.find_member_by_id(found_key.workspace_id, found_key.user_id) m;
  end $$;
drop function find_member_by_session(text, text, uuid);
create function find_member_by_session(account text, its_slug text, only_workspace uuid) returns table (
    workspace_id uuid, slug text, workspace_name text, currency text, time_zone text, locale text, user_id uuid, name text, role text,
    department_id uuid, is_active boolean, people uuid[], scopes text[], lacks_second_factor boolean, calendar_version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.name, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[],
      w.requires_second_factor and only_workspace is null and not public.has_second_factor(account),
      (select c.version from public.working_calendars c where c.workspace_id = w.id)
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.account_id = account and (its_slug is null or w.slug = its_slug) and (only_workspace is null or w.id = only_workspace)
    order by u.is_active desc, w.is_demo, u.created_at desc, u.id desc limit 1
  $$;
drop function find_workspaces(text);
create function find_workspaces(its_slug text) returns table (
    id uuid, slug text, name text, currency text, time_zone text, locale text, is_demo boolean, calendar_version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.name, w.currency::text, w.time_zone, w.locale, w.is_demo,
      (select c.version from public.working_calendars c where c.workspace_id = w.id)
    from public.workspaces w
    where its_slug is null or w.slug = its_slug order by w.created_at, w.id
  $$;
do $$
declare signature text;
begin
  foreach signature in array array['find_working_calendar(uuid)', 'find_member_by_session(text, text, uuid)', 'find_workspaces(text)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to voronka_app', signature);
  end loop;
end $$;
