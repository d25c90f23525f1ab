-- One action over many deals: who asked for what, and how far it has come. `action` is as it was asked for; small ones are done
-- in the request, large ones by the worker, a chunk to a transaction.
create table bulk_actions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  action jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'undoing', 'undone')),
  total integer not null,
  done integer not null default 0,
  refused integer not null default 0,
  undone integer not null default 0,
  kept integer not null default 0,
  -- In whose name the worker goes on: the rights are those of now, never more than the key had.
  created_by uuid not null,
  via text not null,
  scopes text[],
  undone_by uuid,
  undone_via text,
  undone_scopes text[],
  created_at timestamptz(3) not null,
  beat_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references users (workspace_id, id)
);
create index bulk_actions_of_person on bulk_actions (workspace_id, created_by, id);
create index bulk_actions_under_way on bulk_actions (beat_at) where state in ('waiting', 'running', 'undoing');

-- The deals of an action in the order of their ids, so that two actions lock them in the same order. `version`: the deal's after
-- it; `before`: what an undo puts back; `refusal`: why it was not done, or not undone.
create table bulk_action_deals (
  workspace_id uuid not null,
  bulk_action_id uuid not null,
  place integer not null,
  deal_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'undone', 'kept')),
  version integer,
  before jsonb,
  refusal jsonb,
  primary key (workspace_id, bulk_action_id, place),
  unique (workspace_id, bulk_action_id, deal_id),
  foreign key (workspace_id, bulk_action_id) references bulk_actions (workspace_id, id)
);

alter table bulk_actions enable row level security;
create policy own_workspace on bulk_actions to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update on bulk_actions to voronka_app;
alter table bulk_action_deals enable row level security;
create policy own_workspace on bulk_action_deals to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update on bulk_action_deals to voronka_app;
