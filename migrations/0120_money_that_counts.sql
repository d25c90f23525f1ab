-- PLA-3: whose money a payment is, net of VAT and in the workspace's currency. A refund is money that goes back: below zero.
alter table payments drop constraint payments_amount_minor_check;
alter table payments
  add column kind text not null default 'payment' check (kind in ('payment', 'refund')),
  -- Per cent that the amount holds; without VAT is 0, null is the workspace's own rate of that day.
  add column vat numeric(5, 2) check (vat between 0 and 100),
  -- Who is credited with it: the deal's responsible when it came, unless a head says otherwise. Null until then.
  add column credited_to uuid,
  add constraint payments_sign check ((kind = 'refund' and amount_minor < 0) or (kind = 'payment' and amount_minor > 0)),
  add foreign key (workspace_id, credited_to) references users (workspace_id, id);
update payments p set credited_to = d.owner_id from deals d
  where d.workspace_id = p.workspace_id and d.id = p.deal_id and p.received_on is not null;
-- What imports of before this day keep of payments that they changed.
update import_changes set before = before || '{"kind": "payment"}' where entity = 'payments' and before is not null;
create index payments_received on payments (workspace_id, received_on, credited_to)
  where received_on is not null and deleted_at is null;
create index payments_planned on payments (workspace_id, planned_on) where planned_on is not null and deleted_at is null;

-- By whatever way money comes in: by hand, by API, by import, with the demo.
create function credit_payment() returns trigger language plpgsql as $$
begin
  if new.received_on is null then
    new.credited_to := null;
  elsif new.credited_to is null then
    select owner_id into new.credited_to from deals where workspace_id = new.workspace_id and id = new.deal_id;
  end if;
  return new;
end $$;
create trigger payments_credited before insert or update of received_on, credited_to on payments
  for each row execute function credit_payment();

-- PLA-4: where an expected payment was moved from and to, so that a promise can be told from a hope.
create table payment_moves (
  workspace_id uuid not null references workspaces (id),
  payment_id uuid not null,
  -- The payment's version that the move made.
  version integer not null,
  moved_at timestamptz(3) not null,
  from_on date not null,
  to_on date not null,
  primary key (workspace_id, payment_id, version),
  foreign key (workspace_id, payment_id) references payments (workspace_id, id)
);
create function note_payment_move() returns trigger language plpgsql as $$
begin
  insert into payment_moves (workspace_id, payment_id, version, moved_at, from_on, to_on)
  values (new.workspace_id, new.id, new.version, new.updated_at, old.planned_on, new.planned_on)
  on conflict do nothing;
  return null;
end $$;
create trigger payments_moved after update of planned_on on payments for each row
  when (old.planned_on is not null and new.planned_on is not null and old.planned_on <> new.planned_on)
  execute function note_payment_move();

-- What one unit of a currency cost in the workspace's on that very day; a day without a rate has none.
create table exchange_rates (
  workspace_id uuid not null references workspaces (id),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  rate numeric(14, 8) not null check (rate > 0),
  updated_at timestamptz(3) not null,
  primary key (workspace_id, currency, on_day)
);

-- The VAT that payments of a day hold where they don't say it themselves; null: the workspace pays none since then.
create table vat_rates (
  workspace_id uuid not null references workspaces (id),
  since date not null,
  rate numeric(5, 2) check (rate between 0 and 100),
  updated_at timestamptz(3) not null,
  primary key (workspace_id, since)
);

-- Who won a deal: its responsible at that moment. A reopened win is void.
alter table deals add column won_by uuid, add foreign key (workspace_id, won_by) references users (workspace_id, id);
update deals set won_by = owner_id where status = 'won';
create function credit_win() returns trigger language plpgsql as $$
begin
  new.won_by := case when new.status = 'won' then coalesce(new.won_by, new.owner_id) end;
  return new;
end $$;
create trigger deals_won before insert on deals for each row when (new.status = 'won') execute function credit_win();
create trigger deals_won_or_reopened before update of status on deals for each row
  when (old.status is distinct from new.status and 'won' in (old.status, new.status)) execute function credit_win();
create index deals_won_by on deals (workspace_id, closed_at, won_by) where status = 'won' and deleted_at is null;

do $$
declare t text;
begin
  foreach t in array array['payment_moves', 'exchange_rates', 'vat_rates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;

create or replace view reporting.payments with (security_invoker = true) as
  select workspace_id, id, deal_id, amount_minor, currency, purpose, planned_on, received_on, created_by, created_at,
         kind, vat, credited_to, version
  from payments where deleted_at is null;
create view reporting.payment_moves with (security_invoker = true) as
  select workspace_id, payment_id, version, moved_at, from_on, to_on from payment_moves;
create view reporting.exchange_rates with (security_invoker = true) as
  select workspace_id, currency, on_day, rate from exchange_rates;
create view reporting.vat_rates with (security_invoker = true) as select workspace_id, since, rate from vat_rates;
create view reporting.wins with (security_invoker = true) as
  select workspace_id, id as deal_id, pipeline_id, won_by, closed_at, amount_minor, currency
  from deals where status = 'won' and deleted_at is null;
grant select on reporting.payment_moves, reporting.exchange_rates, reporting.vat_rates, reporting.wins to voronka_app;
