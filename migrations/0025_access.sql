-- Access (PLT-2): a second factor, sign-in by an organisation's own provider, sessions that can be seen and ended.

-- The columns of better-auth's two-factor plugin, in its own naming.
alter table auth."user" add column "twoFactorEnabled" boolean not null default false;
create table auth."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null unique references auth."user" ("id") on delete cascade,
  "verified" boolean not null default true,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
);

-- "workspaceId": the session was opened by that workspace's provider and opens no other. Nobody but the person vouches
-- for an account that belongs to several workspaces.
alter table auth."session"
  add column "lastSeenAt" timestamptz not null default current_timestamp,
  add column "workspaceId" text;

alter table workspaces add column requires_second_factor boolean not null default false;

-- The organisation's own sign-in, one per workspace. The secret is encrypted with the application's.
create table sign_in_providers (
  workspace_id uuid not null primary key references workspaces (id),
  name text not null check (name <> ''),
  issuer text not null,
  client_id text not null check (client_id <> ''),
  client_secret_encrypted text not null,
  domains text[] not null default '{}',
  new_people_role text check (new_people_role in ('director', 'head', 'salesperson', 'marketing', 'finance', 'analyst', 'dealer')),
  is_enabled boolean not null,
  created_at timestamptz(3) not null,
  version integer not null default 1,
  -- Who may become a user here is told by domain: otherwise everybody whom the provider knows would.
  check (new_people_role is null or cardinality(domains) > 0)
);
alter table sign_in_providers enable row level security;
create policy own_workspace on sign_in_providers to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on sign_in_providers to voronka_app;

create function has_second_factor(account text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from auth."user" a where a."id" = account and a."twoFactorEnabled") $$;

-- As `find_member`, for a session. `lacks_second_factor`: the workspace asks for one and the account has none; who came
-- through the workspace's provider showed there who they are.
create function find_member_by_session(account text, its_slug text, only_workspace uuid)
  returns table (
    workspace_id uuid, slug text, workspace_name text, currency text, time_zone text, locale text, user_id uuid, name text,
    role text, department_id uuid, is_active boolean, people uuid[], scopes text[], lacks_second_factor boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id, w.slug, w.name, w.currency::text, w.time_zone, w.locale, u.id, u.name, u.role, u.department_id, u.is_active,
      case when u.role = 'head' then public.people_of_department(w.id, u.department_id) else '{}' end, null::text[],
      w.requires_second_factor and only_workspace is null and not public.has_second_factor(account)
    from public.users u join public.workspaces w on w.id = u.workspace_id
    where u.account_id = account and (its_slug is null or w.slug = its_slug) and (only_workspace is null or w.id = only_workspace)
    order by u.is_active desc, w.is_demo, u.created_at desc, u.id desc limit 1
  $$;
drop function find_member(text, text);

-- The accounts below are those of members of the workspace that the transaction works in.
create function account_of_member(member uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select u.account_id from public.users u where u.workspace_id = public.current_workspace() and u.id = member $$;

-- How many sessions were ended.
create function end_sessions_of_member(member uuid) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with ended as (
      delete from auth."session" s where s."userId" = public.account_of_member(member) returning 1)
    select count(*) from ended
  $$;

create function end_sessions_of_provider() returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with ended as (
      delete from auth."session" s where s."workspaceId" = public.current_workspace()::text returning 1)
    select count(*) from ended
  $$;

-- Whether somebody else than this workspace relies on the account.
create function is_member_elsewhere(account text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from public.users u join public.workspaces w on w.id = u.workspace_id
      where u.account_id = account and u.is_active and not w.is_demo and w.id <> public.current_workspace())
  $$;

create function reset_second_factor(account text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update auth."user" a set "twoFactorEnabled" = false where a."id" = account and a."twoFactorEnabled";
    if not found then return false; end if;
    delete from auth."twoFactor" f where f."userId" = account;
    delete from auth."verification" v where v."value" = account and v."identifier" like 'trust-device-%';
    delete from auth."session" s where s."userId" = account;
    return true;
  end $$;

create function find_sign_in_providers(its_slug text)
  returns table (workspace_id uuid, slug text, name text, issuer text, client_id text, client_secret_encrypted text,
    domains text[], new_people_role text, version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.workspace_id, w.slug, p.name, p.issuer, p.client_id, p.client_secret_encrypted, p.domains, p.new_people_role, p.version
    from public.sign_in_providers p join public.workspaces w on w.id = p.workspace_id
    where p.is_enabled and (its_slug is null or w.slug = its_slug) order by w.created_at, w.id
  $$;

-- The account that a provider knows by this subject.
create function account_of_identity(provider text, subject text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select a."userId" from auth."account" a where a."providerId" = provider and a."accountId" = subject $$;

create unique index account_of_identity on auth."account" ("providerId", "accountId");

create function link_identity(new_id text, provider text, subject text, account text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into auth."account" ("id", "accountId", "providerId", "userId", "updatedAt")
      values (new_id, subject, provider, account, now())
  $$;

-- An account without a password: only a provider opens it. Null when the address has an account already.
create function open_account_of_provider(new_id text, its_email text, its_name text) returns text
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into auth."user" ("id", "name", "email", "emailVerified") values (new_id, its_name, lower(its_email), true)
      on conflict ("email") do nothing returning "id"
  $$;

do $$
declare signature text;
begin
  foreach signature in array array[
    'find_member_by_session(text, text, uuid)', 'has_second_factor(text)', 'account_of_member(uuid)', 'end_sessions_of_member(uuid)',
    'end_sessions_of_provider()', 'is_member_elsewhere(text)', 'reset_second_factor(text)', 'find_sign_in_providers(text)',
    'account_of_identity(text, text)', 'link_identity(text, text, text, text)', 'open_account_of_provider(text, text, text)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to voronka_app', signature);
  end loop;
end $$;
