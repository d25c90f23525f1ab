-- PLA-4: what each person promised for a working day, frozen the evening before: moving a payment's day later does not rewrite it.
create table promise_days (
  workspace_id uuid not null references workspaces (id),
  -- The working day that the money is promised for, with the days off before it.
  day date not null,
  user_id uuid not null,
  frozen_at timestamptz(3) not null,
  -- Null: the clock froze what was planned, nobody confirmed it.
  confirmed_at timestamptz(3),
  -- Net of VAT, in the workspace's currency.
  minor bigint not null,
  checked_at timestamptz(3),
  came_minor bigint,
  -- The task to go through the pipeline, where less came than was promised.
  task_id uuid,
  primary key (workspace_id, day, user_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id)
);
create index promise_days_unchecked on promise_days (workspace_id, day) where checked_at is null;

create table payment_promises (
  workspace_id uuid not null references workspaces (id),
  day date not null,
  payment_id uuid not null,
  user_id uuid not null,
  deal_id uuid not null,
  planned_on date not null,
  minor bigint not null,
  primary key (workspace_id, day, payment_id),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, payment_id) references payments (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id)
);
create index payment_promises_of_person on payment_promises (workspace_id, day, user_id);
create index payment_promises_of_payment on payment_promises (workspace_id, payment_id);
create index payment_promises_of_deal on payment_promises (workspace_id, deal_id);

create table promise_settings (
  workspace_id uuid not null primary key references workspaces (id),
  -- By when tomorrow's payments are confirmed, by the workspace's clock.
  deadline_hour smallint not null check (deadline_hour between 0 and 23),
  -- When what came is compared: that day at the deadline, or when the next working day opens.
  checked text not null check (checked in ('evening', 'morning')),
  -- How much less than promised is let pass, a share of it.
  tolerance numeric(5, 4) not null check (tolerance between 0 and 1),
  updated_at timestamptz(3) not null
);

do $$
declare t text;
begin
  foreach t in array array['promise_days', 'payment_promises', 'promise_settings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
