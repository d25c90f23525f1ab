-- Pay (PAY-1 to 6). What is written of pay is never rewritten: no table of money or of rules may be updated or deleted from.

-- A scheme by role, or for those it is given to. Its terms are in versions, each in force from a day on.
create table pay_schemes (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  role text check (role in ('owner', 'director', 'head', 'salesperson', 'marketing', 'finance', 'analyst')),
  created_at timestamptz(3) not null,
  created_by uuid not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);
create unique index pay_schemes_role on pay_schemes (workspace_id, role) where role is not null;

create table pay_scheme_versions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  scheme_id uuid not null,
  number integer not null check (number > 0),
  valid_from date not null,
  terms jsonb not null,
  created_at timestamptz(3) not null,
  created_by uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, scheme_id, number),
  unique (workspace_id, scheme_id, valid_from),
  foreign key (workspace_id, scheme_id) references pay_schemes (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);

-- By which scheme a person is paid from a day on; null: not any more. Who has no line is paid by the scheme of the role; before the
-- first line nothing is paid: that is how somebody joins on the 20th.
create table pay_terms (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  valid_from date not null,
  scheme_id uuid,
  written_at timestamptz(3) not null,
  written_by uuid not null,
  primary key (workspace_id, user_id, valid_from),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, scheme_id) references pay_schemes (workspace_id, id),
  foreign key (workspace_id, written_by) references users (workspace_id, id)
);

-- The head's mark for a rule of the soft part; the latest holds.
create table pay_marks (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  -- "2026-11".
  month text not null,
  user_id uuid not null,
  rule text not null,
  -- Of 10,000.
  share integer not null,
  note text not null default '',
  given_at timestamptz(3) not null,
  given_by uuid not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, given_by) references users (workspace_id, id)
);
create index pay_marks_month on pay_marks (workspace_id, month, user_id, id);

-- A month that has a row is closed, for good.
create table pay_months (
  workspace_id uuid not null references workspaces (id),
  month text not null,
  people integer not null,
  total_minor bigint not null,
  closed_at timestamptz(3) not null,
  closed_by uuid not null,
  primary key (workspace_id, month),
  foreign key (workspace_id, closed_by) references users (workspace_id, id)
);

create table pay_slips (
  workspace_id uuid not null references workspaces (id),
  month text not null,
  user_id uuid not null,
  -- As they were when the month was closed.
  department_id uuid,
  plan_minor bigint,
  fact_minor bigint not null,
  total_minor bigint not null check (total_minor >= 0),
  carried_minor bigint not null,
  primary key (workspace_id, month, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);

-- The ledger. The sum of a person's lines of a month is what was paid for it.
create table pay_lines (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  month text not null,
  user_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('fixed', 'soft', 'bonus', 'goal', 'contest', 'correction', 'carried_in', 'carried_out')),
  -- The closed month that a correction is of; else the month itself.
  for_month text not null,
  amount_minor bigint not null,
  scheme_version_id uuid,
  figures jsonb not null,
  written_at timestamptz(3) not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, scheme_version_id) references pay_scheme_versions (workspace_id, id)
);
create index pay_lines_month on pay_lines (workspace_id, month, user_id);

-- What a line was counted of, as it was then: it explains itself when the deal is long gone, so no key leads to it.
create table pay_line_facts (
  workspace_id uuid not null references workspaces (id),
  line_id uuid not null,
  position integer not null,
  day date not null,
  minor bigint not null,
  share_minor bigint not null,
  deal_id uuid not null,
  payment_id uuid,
  title text not null,
  primary key (workspace_id, line_id, position),
  foreign key (workspace_id, line_id) references pay_lines (workspace_id, id)
);

-- Fast money (PAY-3): who first brings so much gets the prize on the day.
create table pay_contests (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  from_date date not null,
  to_date date not null,
  goal_minor bigint not null,
  prize_minor bigint not null,
  places integer not null,
  budget_minor bigint not null,
  -- Null: everybody who is paid by any scheme.
  scheme_id uuid,
  created_at timestamptz(3) not null,
  created_by uuid not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, scheme_id) references pay_schemes (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);

create table pay_prizes (
  workspace_id uuid not null references workspaces (id),
  contest_id uuid not null,
  place integer not null check (place > 0),
  user_id uuid not null,
  line_id uuid not null,
  reached_on date not null,
  fact_minor bigint not null,
  given_at timestamptz(3) not null,
  primary key (workspace_id, contest_id, place),
  unique (workspace_id, contest_id, user_id),
  foreign key (workspace_id, contest_id) references pay_contests (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, line_id) references pay_lines (workspace_id, id)
);

-- The pay order (PAY-6): every version of a scheme has one; those whom it pays acknowledge it.
create table pay_orders (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  scheme_version_id uuid not null,
  number integer not null check (number > 0),
  ordered_on date not null,
  issued_at timestamptz(3) not null,
  issued_by uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  unique (workspace_id, scheme_version_id),
  foreign key (workspace_id, scheme_version_id) references pay_scheme_versions (workspace_id, id),
  foreign key (workspace_id, issued_by) references users (workspace_id, id)
);

create table pay_acknowledgements (
  workspace_id uuid not null references workspaces (id),
  order_id uuid not null,
  user_id uuid not null,
  acknowledged_at timestamptz(3) not null,
  primary key (workspace_id, order_id, user_id),
  foreign key (workspace_id, order_id) references pay_orders (workspace_id, id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['pay_schemes', 'pay_scheme_versions', 'pay_terms', 'pay_marks', 'pay_months', 'pay_slips', 'pay_lines',
                           'pay_line_facts', 'pay_contests', 'pay_prizes', 'pay_orders', 'pay_acknowledgements'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert on %I to voronka_app', t);
  end loop;
end $$;
-- What is not in force yet may be thought over.
grant update on pay_terms to voronka_app;

-- The margin of what the price list tells a cost of, by the name of a product and by the name of its line.
create view reporting.product_margins with (security_invoker = true) as
  select workspace_id, name as product, sum(price_minor - cost_minor)::bigint as margin_minor, sum(price_minor)::bigint as price_minor
  from products where deleted_at is null and cost_minor is not null and price_minor > 0 group by workspace_id, name
  union all
  select workspace_id, product_line, sum(price_minor - cost_minor)::bigint, sum(price_minor)::bigint
  from products where deleted_at is null and cost_minor is not null and price_minor > 0 and product_line <> ''
  group by workspace_id, product_line;
grant select on reporting.product_margins to voronka_app;

-- An order is headed by the name of the company.
create view reporting.workspaces with (security_invoker = true) as select id as workspace_id, name from workspaces;
grant select on reporting.workspaces to voronka_app;
