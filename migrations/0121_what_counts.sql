-- PLA-3: what counts as fact from a day on: payments received (until anybody says otherwise) or deals won.
create table fact_measures (
  workspace_id uuid not null references workspaces (id),
  since date not null,
  measure text not null check (measure in ('payments', 'wins')),
  updated_at timestamptz(3) not null,
  primary key (workspace_id, since)
);
alter table fact_measures enable row level security;
create policy own_workspace on fact_measures to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on fact_measures to voronka_app;
