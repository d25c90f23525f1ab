-- The worklist of duplicates (LEA-4): pairs that the last search found, the surest first. What is merged, deleted, told apart or out of one's
-- sight is left out when it is read.
create table duplicate_pairs (
  workspace_id uuid not null references workspaces (id),
  kind text not null check (kind in ('company', 'contact')),
  one_id uuid not null,
  other_id uuid not null,
  signs jsonb not null,
  confidence real not null,
  primary key (workspace_id, one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_pairs_surest on duplicate_pairs (workspace_id, kind, confidence desc, one_id, other_id);

create table duplicate_searches (
  workspace_id uuid not null references workspaces (id),
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  done real not null default 0,
  -- Counted up by each process that takes it: one thought dead that comes back writes no more.
  attempt integer not null default 0,
  beat_at timestamptz not null default clock_timestamp(),
  -- What is changed after this has not been looked at.
  looked_at timestamptz(3),
  finished_at timestamptz(3),
  primary key (workspace_id)
);

-- By which rules records are merged without a person; none until somebody says so.
create table merge_rules (
  workspace_id uuid not null references workspaces (id),
  rule text not null check (rule in ('inn', 'phone_name')),
  set_by uuid,
  set_at timestamptz(3) not null,
  primary key (workspace_id, rule)
);

do $$
declare t text;
begin
  foreach t in array array['duplicate_pairs', 'duplicate_searches', 'merge_rules'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
