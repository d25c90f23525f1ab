-- Saved views of deals, companies and contacts: the address of the screen under a name (filters, order, columns, grouping), one's
-- own or shared with the workspace. What is shared is the question alone: whoever opens it sees the rows that they may see.
create table saved_views (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  owner_id uuid not null,
  entity text not null check (entity in ('deal', 'company', 'contact')),
  layout text not null default 'list' check (layout in ('list', 'board')),
  name text not null check (name <> '' and length(name) <= 120),
  search jsonb not null check (jsonb_typeof(search) = 'object'),
  is_shared boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references users (workspace_id, id),
  check (layout = 'list' or entity = 'deal')
);
-- The view that a person's list opens with.
create table default_views (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  entity text not null check (entity in ('deal', 'company', 'contact')),
  view_id uuid not null,
  primary key (workspace_id, user_id, entity),
  foreign key (workspace_id, user_id) references users (workspace_id, id),
  foreign key (workspace_id, view_id) references saved_views (workspace_id, id)
);
alter table saved_views enable row level security;
create policy own_workspace on saved_views to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on saved_views to voronka_app;
alter table default_views enable row level security;
create policy own_workspace on default_views to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on default_views to voronka_app;
