-- What norms and advances read of activities (ACT-3, ACT-4): what was done, and what was agreed by it.
create view reporting.work with (security_invoker = true) as
  select workspace_id, id, kind, subject, deal_id, company_id, owner_id, planned_at, done_at, is_held, direction, result, created_at, list_at
  from activities where deleted_at is null;
grant select on reporting.work to voronka_app;

-- Tables of norms: a version holds from its day on, so that days gone by keep their rating.
create table norm_tables (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  holds_from date not null,
  name text not null,
  is_ended boolean not null default false,
  roles text[] not null default '{}',
  departments uuid[] not null default '{}',
  regions text[] not null default '{}',
  -- Whether a call counts when dialled or only when one got through.
  calls text not null check (calls in ('dialled', 'connected')),
  day_rows jsonb not null,
  week_rows jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (workspace_id, id, holds_from),
  foreign key (workspace_id, changed_by) references users (workspace_id, id)
);
alter table norm_tables enable row level security;
create policy own_workspace on norm_tables to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on norm_tables to voronka_app;
