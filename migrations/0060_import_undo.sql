-- PLT-5, undo of a whole import: what a row was before an import changed it, and the version that the import left it with. A row
-- that the import made has no before; it is noted only when the same import changed it again.
create table import_changes (
  workspace_id uuid not null references workspaces (id),
  import_id uuid not null,
  entity text not null,
  row_id uuid not null,
  before jsonb,
  after_version integer not null,
  primary key (workspace_id, import_id, entity, row_id)
);

-- What an undo had to leave, and why: somebody has worked on it since.
create table import_kept (
  workspace_id uuid not null references workspaces (id),
  import_id uuid not null,
  number bigint not null,
  entity text not null,
  row_id uuid not null,
  name text not null,
  reason text not null,
  primary key (workspace_id, import_id, number),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['import_changes', 'import_kept'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update, delete on %I to voronka_app', t);
  end loop;
end $$;

-- recorded_at: the moment that the rows bear; null of imports before this migration, which cannot be undone.
alter table imports add column recorded_at timestamptz(3);
alter table imports add column undo_began_at timestamptz(3);
alter table imports add column undone_at timestamptz(3);
alter table imports add column undone_by uuid;
alter table imports add column rows_removed bigint not null default 0;
alter table imports add column rows_restored bigint not null default 0;
alter table imports add column rows_kept bigint not null default 0;
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check
  check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'));

-- Only while an import runs, which says so by voronka.import_id in its transaction; else a change costs one comparison.
create function note_import_change() returns trigger language plpgsql as $$
begin
  insert into import_changes (workspace_id, import_id, entity, row_id, before, after_version)
  values (old.workspace_id, current_setting('voronka.import_id')::uuid, tg_table_name, old.id,
    case when old.import_id is distinct from current_setting('voronka.import_id')::uuid then to_jsonb(old) end,
    case when tg_table_name = 'visits' then 0 else (to_jsonb(new) ->> 'version')::integer end)
  on conflict (workspace_id, import_id, entity, row_id) do update set after_version = excluded.after_version;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['companies', 'contacts', 'deals', 'activities', 'payments'] loop
    execute format('create trigger import_changes_noted after update on %I for each row
      when (current_setting(''voronka.import_id'', true) <> '''' and new.version is distinct from old.version)
      execute function note_import_change()', t);
  end loop;
end $$;
create trigger import_changes_noted after update on visits for each row
  when (current_setting('voronka.import_id', true) <> '') execute function note_import_change();

-- A row that is removed asks these tables whether anything speaks of it; an index of a part of the rows cannot answer.
drop index activities_deal;
create index activities_deal on activities (workspace_id, deal_id, created_at);
drop index payments_deal;
create index payments_deal on payments (workspace_id, deal_id);
drop index documents_deal;
create index documents_deal on documents (workspace_id, deal_id);
