-- PIP-8: when the time of a stay comes near its target the responsible is warned, when it is over the head is. Shares of the target
-- in working time; null: nobody is. Only what passes a threshold after time_warnings_since counts, so that neither an import of the
-- past nor a changed threshold tells hundreds of old delays at once.
alter table pipelines add column warn_owner_share numeric(4, 2) default 0.8 check (warn_owner_share between 0.1 and 10);
alter table pipelines add column warn_head_share numeric(4, 2) default 1 check (warn_head_share between 0.1 and 10);
alter table pipelines add column time_warnings_since timestamptz(3) not null default now();

-- Once per stay and level, whatever happens in between: kept, so that a warning survives restarts and is never repeated.
create table time_warnings (
  workspace_id uuid not null references workspaces (id),
  visit_id uuid not null,
  level text not null check (level in ('soon', 'over')),
  at timestamptz(3) not null,
  primary key (workspace_id, visit_id, level),
  foreign key (workspace_id, visit_id) references visits (workspace_id, id)
);
alter table time_warnings enable row level security;
create policy own_workspace on time_warnings to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on time_warnings to voronka_app;
