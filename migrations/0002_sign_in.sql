-- Sign-in: accounts of people, above workspaces. The application's role has no rights in this schema; what it must
-- know comes through the functions below, each of which answers one question.

create schema auth;
revoke all on schema auth from public;

-- The four tables are better-auth's, in its own naming.
create table auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table auth."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index session_of_user on auth."session" ("userId");
create table auth."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index account_of_user on auth."account" ("userId");
create table auth."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier on auth."verification" ("identifier");

-- What signs the sessions when VORONKA_SECRET is not set: several servers on one database share it.
create table auth.secrets (
  name text primary key,
  value text not null,
  created_at timestamptz(3) not null default now()
);

create index audit_entries_user on audit_entries (workspace_id, user_id, id);
create index audit_entries_action on audit_entries (workspace_id, action, id);
create index api_keys_user on api_keys (workspace_id, user_id);
create index invitations_age on invitations (workspace_id, created_at desc, id desc);

-- Everybody of a department and of those below it: whose deals its head sees.
create function people_of_department(workspace uuid, department uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with recursive below as (
      select d.id from public.departments d where d.workspace_id = workspace and d.id = department
      union
      select d.id from public.departments d join below b on d.parent_id = b.id where d.workspace_id = workspace
    )
    select coalesce(array_agg(u.id), '{}') from public.users u
    where u.workspace_id = workspace and u.department_id in (select id from below)
  $$;

-- A person as the member of one workspace; the people of the department are looked up for heads only, who need them.
create type found_member as (
  workspace_id uuid, slug text, currency text, time_zone text, locale text,
  user_id uuid, name text, role text, department_id uuid, is_active boolean, people uuid[], scopes text[]
);

create function find_member_by_id(workspace uuid, member uuid) returns setof found_member
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[]
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.workspace_id = workspace and u.id = member
  $$;

-- The workspace of that slug, or without one the workspace that the account joined last; a real one before the demo.
create function find_member(account text, its_slug text) returns setof found_member
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[]
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.account_id = account and (its_slug is null or w.slug = its_slug)
    order by u.is_active desc, w.is_demo, u.created_at desc, u.id desc limit 1
  $$;

-- One round trip per request with a key: finds it and notes the day of its use.
create function find_member_by_key(its_hash text) returns setof found_member
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
        m.is_active, m.people, nullif(found_key.scopes, '{}')
      from public.find_member_by_id(found_key.workspace_id, found_key.user_id) m;
  end $$;

create function find_invitation(its_hash text) returns table (
    workspace_id uuid, id uuid, workspace_slug text, workspace_name text, locale text, email text, name text, role text,
    department_id uuid, expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz, account_id text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.workspace_id, i.id, w.slug, w.name, w.locale, i.email, i.name, i.role, i.department_id, i.expires_at, i.accepted_at,
      i.revoked_at, (select a.id from auth."user" a where a.email = lower(i.email))
    from public.invitations i join public.workspaces w on w.id = i.workspace_id where i.token_hash = its_hash
  $$;

create function workspaces_of_account(account text)
  returns table (id uuid, slug text, name text, locale text, is_demo boolean, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.name, w.locale, w.is_demo, u.role
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.account_id = account and u.is_active order by w.is_demo, u.created_at desc, w.id
  $$;

create function find_workspaces(its_slug text)
  returns table (id uuid, slug text, name text, currency text, time_zone text, locale text, is_demo boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.name, w.currency::text, w.time_zone, w.locale, w.is_demo from public.workspaces w
    where its_slug is null or w.slug = its_slug order by w.created_at, w.id
  $$;

-- The account of that address: opened with the password when there is none, else left as it is.
create function open_account(new_id text, its_email text, its_name text, password_hash text)
  returns table (account_id text, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare opened text;
  begin
    insert into auth."user" ("id", "name", "email", "emailVerified") values (new_id, its_name, lower(its_email), false)
      on conflict ("email") do nothing returning "id" into opened;
    if opened is null then
      return query select a."id", false from auth."user" a where a."email" = lower(its_email);
      return;
    end if;
    insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
      values (new_id, new_id, 'credential', new_id, password_hash, now());
    return query select opened, true;
  end $$;

do $$
declare signature text;
begin
  foreach signature in array array[
    'people_of_department(uuid, uuid)', 'find_member_by_id(uuid, uuid)', 'find_member(text, text)', 'find_member_by_key(text)',
    'find_invitation(text)', 'workspaces_of_account(text)', 'find_workspaces(text)', 'open_account(text, text, text, text)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to voronka_app', signature);
  end loop;
end $$;
