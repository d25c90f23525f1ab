-- PLT-5, moving over from another system on the screen: what it has is read first ('reading'), told, and waits for the plan of a
-- person ('ready').
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check
  check (state in ('reading', 'ready', 'waiting', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'));

create table import_sources (
  workspace_id uuid not null references workspaces (id),
  import_id uuid not null,
  -- Address and token of the other system under a key that the application's role cannot read; gone as soon as it has been read.
  sealed text,
  -- Counted up by each process that takes it: one thought dead that comes back writes no more.
  attempt integer not null default 0,
  beat_at timestamptz not null default clock_timestamp(),
  -- What is being read just now.
  resource text,
  overview jsonb,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
alter table import_sources enable row level security;
create policy own_workspace on import_sources to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on import_sources to voronka_app;
