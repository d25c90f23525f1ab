-- The whole first house. Laws that every table of a workspace obeys: workspace_id first in the primary key, in
-- every unique key and foreign key, and a row-level-security policy that the application's role cannot bypass.

do $$
begin
  if not exists (select from pg_roles where rolname = 'voronka_app') then
    create role voronka_app nologin nobypassrls;
  end if;
end $$;

create schema reporting;

create function current_workspace() returns uuid language sql stable
  as $$ select nullif(current_setting('voronka.workspace_id', true), '')::uuid $$;

-- identity ------------------------------------------------------------------------------------------------------

create table workspaces (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  currency char(3) not null,
  time_zone text not null,
  locale text not null check (locale in ('ru', 'en')),
  is_demo boolean not null default false,
  created_at timestamptz(3) not null,
  version integer not null default 1
);

create table departments (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  parent_id uuid,
  name text not null check (name <> ''),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references departments (workspace_id, id)
);

-- account_id is the person's sign-in (schema auth); people known from imports only have none.
create table users (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  account_id text,
  email text,
  name text not null check (name <> ''),
  role text not null check (role in ('owner', 'director', 'head', 'salesperson', 'marketing', 'finance', 'analyst', 'dealer')),
  department_id uuid,
  is_active boolean not null default true,
  created_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id)
);
create unique index users_account on users (workspace_id, account_id) where account_id is not null;
create unique index users_email on users (workspace_id, lower(email)) where email is not null;
create index users_by_account on users (account_id) where account_id is not null;
create index users_name on users (workspace_id, lower(name));

create table invitations (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'director', 'head', 'salesperson', 'marketing', 'finance', 'analyst', 'dealer')),
  department_id uuid,
  token_hash text not null,
  invited_by uuid not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id),
  foreign key (workspace_id, invited_by) references users (workspace_id, id)
);
create index invitations_token on invitations (token_hash);

create table api_keys (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid not null,
  name text not null,
  key_hash text not null,
  key_start text not null,
  scopes text[] not null,
  created_at timestamptz(3) not null,
  last_used_on date,
  revoked_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create index api_keys_hash on api_keys (key_hash);

-- Answers to POSTs by Idempotency-Key, written in the transaction of the change itself: a retry gets the same answer.
create table idempotency_keys (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  key text not null,
  request_hash text not null,
  status smallint not null,
  answer jsonb not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, user_id, key)
);
create index idempotency_keys_age on idempotency_keys (workspace_id, created_at);

create table audit_entries (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  at timestamptz(3) not null,
  user_id uuid,
  via text not null check (via in ('screen', 'api', 'command', 'import', 'system')),
  action text not null,
  entity text not null,
  entity_id uuid not null,
  changes jsonb not null default '{}',
  request_id text,
  primary key (workspace_id, id)
);
create index audit_entries_entity on audit_entries (workspace_id, entity_id, id);

-- imports -------------------------------------------------------------------------------------------------------

create table imports (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  kind text not null,
  file_name text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  is_dry_run boolean not null default false,
  options jsonb not null default '{}',
  bytes_total bigint,
  bytes_read bigint not null default 0,
  rows_read bigint not null default 0,
  rows_created bigint not null default 0,
  rows_updated bigint not null default 0,
  rows_skipped bigint not null default 0,
  rows_refused bigint not null default 0,
  warnings jsonb not null default '[]',
  failure jsonb,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);

create table import_refusals (
  workspace_id uuid not null references workspaces (id),
  import_id uuid not null,
  line bigint not null,
  code text not null,
  params jsonb not null default '{}',
  primary key (workspace_id, import_id, line),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);

-- The uploaded file, until the import has finished.
create table import_files (
  workspace_id uuid not null references workspaces (id),
  import_id uuid not null,
  part integer not null,
  content bytea not null,
  primary key (workspace_id, import_id, part),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);

-- customers -----------------------------------------------------------------------------------------------------

create table companies (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  external_id text,
  name text not null check (name <> ''),
  inn text,
  kpp text,
  site text,
  phone text,
  phone_normalized text,
  email text,
  industry text,
  employees integer check (employees >= 0),
  city text,
  country text,
  channel text,
  owner_id uuid,
  import_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id)
);
create unique index companies_external on companies (workspace_id, external_id) where external_id is not null;
create index companies_name on companies (workspace_id, lower(name), id);
create index companies_inn on companies (workspace_id, inn) where inn is not null;

create table contacts (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  external_id text,
  company_id uuid,
  name text not null check (name <> ''),
  position text,
  role text check (role in ('decides', 'influences', 'approves', 'uses', 'pays')),
  phone text,
  phone_normalized text,
  email text,
  owner_id uuid,
  import_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id)
);
create unique index contacts_external on contacts (workspace_id, external_id) where external_id is not null;
create index contacts_name on contacts (workspace_id, lower(name), id);
create index contacts_company on contacts (workspace_id, company_id) where company_id is not null;
create index contacts_phone on contacts (workspace_id, phone_normalized) where phone_normalized is not null;

-- pipeline ------------------------------------------------------------------------------------------------------

create table pipelines (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> ''),
  template_key text,
  position integer not null,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index pipelines_name on pipelines (workspace_id, lower(name)) where archived_at is null;

-- ordinal never changes and is the stage's bit in deals.visited; position is the place on the board, 1 first.
create table stages (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  pipeline_id uuid not null,
  ordinal smallint not null check (ordinal between 0 and 62),
  position smallint not null check (position >= 1),
  name text not null check (name <> ''),
  is_key_stage boolean not null default false,
  is_won boolean not null default false,
  done text not null default '',
  buyer_step text not null default '',
  key_task text not null default '',
  entry_conditions jsonb not null default '[]',
  contact_chain jsonb not null default '[]',
  target_hours numeric(8, 2) check (target_hours > 0),
  planned_conversion numeric(5, 4) check (planned_conversion between 0 and 1),
  archived_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id)
);
create unique index stages_ordinal on stages (workspace_id, pipeline_id, ordinal);
create unique index stages_position on stages (workspace_id, pipeline_id, position) where archived_at is null;

create table loss_reasons (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> ''),
  position integer not null,
  archived_at timestamptz(3),
  primary key (workspace_id, id)
);
create unique index loss_reasons_name on loss_reasons (workspace_id, lower(name));

-- visited: bit `ordinal` is set when the deal has a visit, not void, to that stage of its present pipeline.
create table deals (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  external_id text,
  title text not null check (title <> ''),
  pipeline_id uuid not null,
  stage_id uuid not null,
  status text not null check (status in ('open', 'won', 'lost', 'postponed')),
  amount_minor bigint check (amount_minor >= 0),
  currency char(3) not null,
  company_id uuid,
  owner_id uuid not null,
  channel text,
  source text,
  product text,
  need text,
  expected_close_on date,
  delivery_on date,
  prepayment_minor bigint check (prepayment_minor >= 0),
  created_at timestamptz(3) not null,
  stage_entered_at timestamptz(3) not null,
  closed_at timestamptz(3),
  come_back_on date,
  loss_reason_id uuid,
  loss_comment text,
  visited bigint not null default 0,
  last_visit integer not null default 0,
  import_id uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  check ((status in ('won', 'lost')) = (closed_at is not null)),
  check (status <> 'postponed' or come_back_on is not null),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id),
  foreign key (workspace_id, loss_reason_id) references loss_reasons (workspace_id, id)
);
create unique index deals_external on deals (workspace_id, external_id) where external_id is not null;
create index deals_board on deals (workspace_id, pipeline_id, stage_id, stage_entered_at desc, id desc)
  include (amount_minor, owner_id) where status = 'open' and deleted_at is null;
create index deals_created on deals (workspace_id, created_at desc, id desc) where deleted_at is null;
create index deals_cohort on deals (workspace_id, pipeline_id, created_at)
  include (visited, status, amount_minor, owner_id) where deleted_at is null;
create index deals_company on deals (workspace_id, company_id) where company_id is not null;
create index deals_owner on deals (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;

create table deal_contacts (
  workspace_id uuid not null references workspaces (id),
  deal_id uuid not null,
  contact_id uuid not null,
  role text check (role in ('decides', 'influences', 'approves', 'uses', 'pays')),
  is_main boolean not null default false,
  added_at timestamptz(3) not null,
  primary key (workspace_id, deal_id, contact_id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index deal_contacts_contact on deal_contacts (workspace_id, contact_id);

-- One stay of a deal on a stage, [entered_at, left_at). Visits of a deal that are not void never overlap and never
-- leave a gap while it is open; number runs 1, 2, 3… per deal. A win is a visit of the won stage of no length.
create table visits (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  deal_id uuid not null,
  number integer not null,
  pipeline_id uuid not null,
  stage_id uuid not null,
  entered_at timestamptz(3) not null,
  left_at timestamptz(3),
  left_as text check (left_as in ('moved', 'won', 'lost', 'postponed', 'transferred', 'deleted')),
  to_stage_id uuid,
  working_ms bigint,
  entered_by uuid,
  override_reason text,
  override_missing jsonb,
  import_id uuid,
  void_at timestamptz(3),
  void_by uuid,
  primary key (workspace_id, id),
  check (left_at >= entered_at),
  check ((left_at is null) = (left_as is null)),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
create unique index visits_number on visits (workspace_id, deal_id, number);
create unique index visits_open on visits (workspace_id, deal_id) where left_at is null and void_at is null;
create index visits_report on visits (workspace_id, pipeline_id, entered_at)
  include (stage_id, deal_id, left_at, working_ms) where void_at is null;

-- PLA-8, first line: what share of the visits to a stage ended in a win, smoothed; recomputed by the worker.
create table stage_shares (
  workspace_id uuid not null references workspaces (id),
  stage_id uuid not null,
  visits bigint not null,
  wins bigint not null,
  share double precision not null,
  computed_at timestamptz(3) not null,
  primary key (workspace_id, stage_id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);

-- activities ----------------------------------------------------------------------------------------------------

create table activities (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  external_id text,
  deal_id uuid,
  company_id uuid,
  contact_id uuid,
  kind text not null check (kind in ('call', 'meeting', 'email', 'presentation', 'proposal', 'document', 'note', 'task')),
  subject text not null,
  body text,
  owner_id uuid not null,
  planned_at timestamptz(3),
  has_time boolean not null default true,
  duration_minutes integer check (duration_minutes > 0),
  place text,
  direction text check (direction in ('in', 'out')),
  done_at timestamptz(3),
  is_held boolean,
  result text,
  recorded_by text not null default 'typed' check (recorded_by in ('typed', 'import')),
  import_id uuid,
  created_by uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id)
);
create unique index activities_external on activities (workspace_id, external_id) where external_id is not null;
create index activities_next_step on activities (workspace_id, deal_id, planned_at)
  where done_at is null and deleted_at is null and planned_at is not null;
create index activities_deal on activities (workspace_id, deal_id, created_at) where deleted_at is null;
create index activities_owner on activities (workspace_id, owner_id, planned_at) where deleted_at is null;
create index activities_company on activities (workspace_id, company_id) where company_id is not null;
create index activities_contact on activities (workspace_id, contact_id) where contact_id is not null;

-- commerce, in simple form --------------------------------------------------------------------------------------

create table payments (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  external_id text,
  deal_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  purpose text not null default '',
  planned_on date,
  received_on date,
  import_id uuid,
  created_by uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  check (planned_on is not null or received_on is not null),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id)
);
create unique index payments_external on payments (workspace_id, external_id) where external_id is not null;
create index payments_deal on payments (workspace_id, deal_id) where deleted_at is null;

create table files (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  content bytea not null,
  created_by uuid,
  created_at timestamptz(3) not null,
  primary key (workspace_id, id)
);

create table documents (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  deal_id uuid not null,
  kind text not null check (kind in ('proposal', 'contract', 'invoice', 'act', 'specification', 'protocol', 'design', 'application', 'delivery_note', 'other')),
  title text not null,
  file_id uuid,
  sent_on date,
  received_on date,
  signed_on date,
  created_by uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
create index documents_deal on documents (workspace_id, deal_id) where deleted_at is null;

-- what other slices and reports may read ------------------------------------------------------------------------

create view reporting.users with (security_invoker = true) as
  select workspace_id, id, name, department_id, role, is_active from users;
create view reporting.departments with (security_invoker = true) as
  select workspace_id, id, parent_id, name from departments;
create view reporting.companies with (security_invoker = true) as
  select workspace_id, id, name, inn, industry, city, channel, deleted_at from companies;
create view reporting.contacts with (security_invoker = true) as
  select workspace_id, id, name, company_id, phone, email, deleted_at from contacts;
create view reporting.pipelines with (security_invoker = true) as
  select workspace_id, id, name, archived_at from pipelines;
create view reporting.stages with (security_invoker = true) as
  select workspace_id, id, pipeline_id, ordinal, position, name, is_key_stage, is_won, target_hours, planned_conversion,
         entry_conditions, contact_chain, archived_at from stages;
create view reporting.loss_reasons with (security_invoker = true) as
  select workspace_id, id, name from loss_reasons;
create view reporting.deals with (security_invoker = true) as
  select workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id, channel, source,
         product, created_at, stage_entered_at, closed_at, loss_reason_id, visited, expected_close_on
  from deals where deleted_at is null;
create view reporting.visits with (security_invoker = true) as
  select workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, to_stage_id, working_ms, entered_by
  from visits where void_at is null;
create view reporting.next_steps with (security_invoker = true) as
  select workspace_id, id, deal_id, kind, subject, planned_at, has_time, place, owner_id
  from activities where done_at is null and deleted_at is null and planned_at is not null;
create view reporting.stage_shares with (security_invoker = true) as
  select workspace_id, stage_id, visits, wins, share from stage_shares;

-- rights: rows of one's own workspace only ----------------------------------------------------------------------

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (%I = current_workspace()) with check (%I = current_workspace())',
      t, case t when 'workspaces' then 'id' else 'workspace_id' end, case t when 'workspaces' then 'id' else 'workspace_id' end);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
grant usage on schema public, reporting to voronka_app;
grant select on all tables in schema reporting to voronka_app;
-- What has been written in the audit stays as written.
revoke update, delete on audit_entries from voronka_app;

-- Queues a reaction within the caller's transaction; the application's role may do just this with the job tables.
create function enqueue_reaction(task text, payload jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin perform graphile_worker.add_job(task, payload::json); end $$;
