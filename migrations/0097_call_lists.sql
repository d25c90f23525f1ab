-- Active sales (LEA-11): a cold base called by list, so that nobody is called twice by accident.

-- Which numbers a company is called on: its own, and those of its people.
create view reporting.company_phones with (security_invoker = true) as
  select workspace_id, id as company_id, phone_normalized as phone, null::uuid as contact_id, null::text as contact_name, null::text as position
  from companies where deleted_at is null and phone_normalized is not null
  union all
  select workspace_id, company_id, phone_normalized, id, name, position
  from contacts where deleted_at is null and phone_normalized is not null and company_id is not null;
grant select on reporting.company_phones to voronka_app;

-- Calls of companies, whoever made them and on whichever deal.
create view reporting.company_calls with (security_invoker = true) as
  select workspace_id, id, company_id, owner_id, done_at, is_held
  from activities where kind = 'call' and done_at is not null and deleted_at is null and company_id is not null;
grant select on reporting.company_calls to voronka_app;
create index activities_company_calls on activities (workspace_id, company_id, done_at)
  where kind = 'call' and done_at is not null and deleted_at is null and company_id is not null;

create table call_lists (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  -- Where a negotiation becomes a deal.
  pipeline_id uuid not null,
  -- How many calls of it a person makes in a working day.
  calls_per_day integer not null check (calls_per_day between 1 and 500),
  -- Nobody calls a company of the list that anybody called within so many days.
  rest_days integer not null check (rest_days between 0 and 365),
  created_by uuid not null,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);

create table call_list_people (
  workspace_id uuid not null,
  list_id uuid not null,
  user_id uuid not null,
  primary key (workspace_id, list_id, user_id),
  foreign key (workspace_id, list_id) references call_lists (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);

create table call_list_companies (
  workspace_id uuid not null,
  list_id uuid not null,
  company_id uuid not null,
  -- In what order they are called.
  place bigint not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'later', 'first_contact', 'personal_contact', 'negotiation', 'refused', 'unreachable')),
  -- Who called first, and calls on.
  user_id uuid,
  attempts integer not null default 0,
  next_at timestamptz(3),
  called_at timestamptz(3),
  -- Who has it open, so that two never dial it at once.
  held_by uuid,
  held_until timestamptz(3),
  deal_id uuid,
  primary key (workspace_id, list_id, company_id),
  foreign key (workspace_id, list_id) references call_lists (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id)
);
create index call_list_companies_order on call_list_companies (workspace_id, list_id, state, place);
create index call_list_companies_company on call_list_companies (workspace_id, company_id);

-- What came of each call of a list; the call itself is an activity.
create table call_list_results (
  workspace_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  company_id uuid not null,
  user_id uuid not null,
  outcome text not null check (outcome in
    ('no_answer', 'call_later', 'refused', 'wrong_number', 'first_contact', 'personal_contact', 'negotiation')),
  activity_id uuid not null,
  called_at timestamptz(3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, list_id) references call_lists (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id)
);
create index call_list_results_of_list on call_list_results (workspace_id, list_id, called_at);

do $$
declare name text;
begin
  foreach name in array array['call_lists', 'call_list_people', 'call_list_companies', 'call_list_results'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', name);
    execute format('grant select, insert, update, delete on %I to voronka_app', name);
  end loop;
end $$;
