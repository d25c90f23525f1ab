-- Merging customers (LEA-4). A merged record stays, hidden, and says whose it is now: what asks for it by id or external id finds
-- the survivor. Where the survivor is merged in its turn, this moves along with all other links, so one step always suffices.
do $$
declare t text;
begin
  foreach t in array array['companies', 'contacts'] loop
    execute format('alter table %I add column merged_into uuid,
      add constraint %I foreign key (workspace_id, merged_into) references %I (workspace_id, id),
      add constraint %I check (merged_into is null or (deleted_at is not null and merged_into <> id))',
      t, t || '_merged_into_fkey', t, t || '_merged_check');
    execute format('create index %I on %I (workspace_id, merged_into) where merged_into is not null', t || '_merged', t);
  end loop;
end $$;

create table customer_merges (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  kind text not null check (kind in ('company', 'contact')),
  survivor_id uuid not null,
  merged_id uuid not null,
  -- In the order in which they happened: they are taken back in the opposite one.
  number bigint generated always as identity,
  -- Field of the survivor -> [before, after].
  fields jsonb not null default '{}',
  -- The rule by which it was done; null: by hand.
  rule text,
  merged_at timestamptz(3) not null,
  merged_by uuid,
  undone_at timestamptz(3),
  undone_by uuid,
  primary key (workspace_id, id)
);
create unique index customer_merges_merged on customer_merges (workspace_id, merged_id) where undone_at is null;
create index customer_merges_survivor on customer_merges (workspace_id, survivor_id) where undone_at is null;

-- What moved with a merge, by "table.column"; folded: rows that the survivor had too, with what was before.
create table customer_merge_links (
  workspace_id uuid not null references workspaces (id),
  merge_id uuid not null,
  link text not null,
  ids uuid[] not null default '{}',
  folded jsonb not null default '[]',
  primary key (workspace_id, merge_id, link),
  foreign key (workspace_id, merge_id) references customer_merges (workspace_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['customer_merges', 'customer_merge_links'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;
