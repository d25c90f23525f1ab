-- PLT-5: what is sold and what has gone to customers, as other programs know it. In simple form: imported, listed, read.
create table products (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  sku text not null check (sku <> ''),
  -- As it is looked for: row-level security lets an index serve only what cannot leak, which lower() is not.
  sku_key text collate "C" generated always as (lower(sku)) stored,
  name text not null check (name <> ''),
  name_key text collate "C" generated always as (customer_key(name)) stored,
  product_line text,
  unit text,
  price_minor bigint check (price_minor >= 0),
  cost_minor bigint check (cost_minor >= 0),
  currency char(3) not null,
  -- Per cent; without VAT is 0.
  vat numeric(5, 2) check (vat between 0 and 100),
  import_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, sku)
);
create index products_list on products (workspace_id, name_key, id) where deleted_at is null;
create index products_of_line on products (workspace_id, product_line, name_key, id) where deleted_at is null;
create index products_sku_begins on products (workspace_id, sku_key) where deleted_at is null;

-- One line of what has gone to a customer. A return is below zero.
create table shipments (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  external_id text not null,
  company_id uuid not null,
  product_id uuid,
  quantity numeric(18, 6),
  amount_minor bigint not null,
  currency char(3) not null,
  shipped_at timestamptz(3) not null,
  import_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, external_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index shipments_list on shipments (workspace_id, shipped_at, id) where deleted_at is null;
create index shipments_of_company on shipments (workspace_id, company_id, shipped_at, id);
create index shipments_of_product on shipments (workspace_id, product_id, shipped_at, id);

do $$
declare t text;
begin
  foreach t in array array['products', 'shipments'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
    execute format('create trigger import_changes_noted after update on %I for each row
      when (current_setting(''voronka.import_id'', true) <> '''' and new.version is distinct from old.version)
      execute function note_import_change()', t);
  end loop;
end $$;
