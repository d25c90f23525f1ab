-- Exports asked for on the screen (PLT-5): made by the worker, kept for a day.
create table exports (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'expired')),
  -- Counted up by each process that takes it: one thought dead that comes back writes no more.
  attempt integer not null default 0,
  beat_at timestamptz not null default clock_timestamp(),
  -- Of 0 to 1, while it runs.
  done real not null default 0,
  bytes bigint,
  rows bigint,
  created_by uuid,
  created_at timestamptz(3) not null,
  finished_at timestamptz(3),
  expires_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id),
  check ((state = 'ready') <= (bytes is not null and expires_at is not null))
);
-- One at a time.
create unique index exports_under_way on exports (workspace_id) where state in ('waiting', 'running');

create table export_parts (
  workspace_id uuid not null references workspaces (id),
  export_id uuid not null,
  part integer not null,
  content bytea not null,
  primary key (workspace_id, export_id, part),
  foreign key (workspace_id, export_id) references exports (workspace_id, id) on delete cascade
);
-- A ZIP is packed already.
alter table export_parts alter column content set storage external;

do $$
declare t text;
begin
  foreach t in array array['exports', 'export_parts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
