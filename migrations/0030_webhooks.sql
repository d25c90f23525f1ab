-- Webhooks (PLT-4): what the audit tells is told to other people's servers. An entry and its deliveries are written by one
-- transaction, so nothing is lost and nothing is told that did not happen.

-- events: names of audit actions ("deal.won"), "deal.*" for all of an entity, "*" for everything.
-- secret signs the deliveries, so it is kept as it is; previous_secret signs beside it until its moment has passed.
create table webhooks (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  url text not null check (length(url) between 1 and 2000),
  name text not null check (name <> ''),
  events text[] not null check (cardinality(events) between 1 and 200),
  is_active boolean not null default true,
  off_reason text check (off_reason in ('by_hand', 'failing', 'gone')),
  failing_since timestamptz(3),
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  check (is_active = (off_reason is null)),
  check ((previous_secret is null) = (previous_secret_until is null))
);

-- One event for one webhook. What is sent is read from the audit entry, which never changes. tries counts since it was
-- queued or replayed, attempts since ever.
create table webhook_deliveries (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  webhook_id uuid not null,
  entry_id uuid not null,
  type text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tries smallint not null default 0,
  attempts integer not null default 0,
  created_at timestamptz(3) not null,
  next_attempt_at timestamptz(3),
  last_attempt_at timestamptz(3),
  last_status smallint,
  last_failure text,
  last_duration_ms integer,
  primary key (workspace_id, id),
  check ((state = 'waiting') = (next_attempt_at is not null)),
  foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id) on delete cascade,
  foreign key (workspace_id, entry_id) references audit_entries (workspace_id, id) on delete cascade
);
create index webhook_deliveries_log on webhook_deliveries (workspace_id, webhook_id, id desc);
create index webhook_deliveries_failed on webhook_deliveries (workspace_id, webhook_id, created_at) where state = 'failed';
create index webhook_deliveries_waiting on webhook_deliveries (next_attempt_at) where state = 'waiting';

create table webhook_attempts (
  workspace_id uuid not null references workspaces (id),
  delivery_id uuid not null,
  number integer not null,
  at timestamptz(3) not null,
  duration_ms integer not null,
  status smallint,
  failure text,
  -- The first 2 KB of what the receiver answered.
  answer text,
  primary key (workspace_id, delivery_id, number),
  foreign key (workspace_id, delivery_id) references webhook_deliveries (workspace_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['webhooks', 'webhook_deliveries', 'webhook_attempts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;

-- Queues an attempt within the caller's transaction. By its key a delivery waits at most once.
create function enqueue_webhook_attempt(workspace uuid, delivery uuid, due timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform graphile_worker.add_job('webhooks.deliver', json_build_object('workspaceId', workspace, 'deliveryId', delivery),
      run_at => due, job_key => 'webhook:' || delivery);
  end $$;
revoke all on function enqueue_webhook_attempt(uuid, uuid, timestamptz) from public;
grant execute on function enqueue_webhook_attempt(uuid, uuid, timestamptz) to voronka_app;

-- Once per statement, not per row: a workspace without webhooks pays for one look at an empty index.
create function queue_webhook_deliveries() returns trigger language plpgsql
  as $$
  declare queued_count bigint;
  begin
    perform from public.webhooks w join fresh e on e.workspace_id = w.workspace_id limit 1;
    if not found then return null; end if;
    with queued as (
      insert into public.webhook_deliveries (workspace_id, id, webhook_id, entry_id, type, created_at, next_attempt_at)
      select e.workspace_id, public.new_row_id(), w.id, e.id, e.action, e.at, now()
      from fresh e join public.webhooks w on w.workspace_id = e.workspace_id
      where case when e.action = 'webhook.tested' then w.id = e.entity_id
        else w.is_active and w.events && array['*', split_part(e.action, '.', 1) || '.*', e.action] end
      order by e.id
      returning workspace_id, id, next_attempt_at)
    select count(public.enqueue_webhook_attempt(workspace_id, id, next_attempt_at)) into queued_count from queued;
    return null;
  end $$;

create trigger webhooks_are_fed after insert on audit_entries
  referencing new table as fresh for each statement execute function queue_webhook_deliveries();
