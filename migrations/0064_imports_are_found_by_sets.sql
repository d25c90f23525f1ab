-- 0043 looks each row up by itself, which suits one deal. In a table that nobody has analysed yet (a first import of 30,000 companies) the
-- planner takes an index of the workspace alone for that, and each look-up reads the whole table: minutes. Many rows are joined instead, by
-- a plan made for as many as there are.
create function put_search_many(kind text, workspaces uuid[], ids uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    execute format($make$
      with found as materialized (
        select o.* from (select distinct * from unnest($1, $2)) as t (workspace_id, id)
          join public.search_sources o on o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = %L),
      kept as (
        insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
        select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
          from found order by entity_id)
      insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
      select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
        select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
          from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
      where w.place = 1
        and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word)
    $make$, kind) using workspaces, ids;
  end $$;
revoke all on function put_search_many(text, uuid[], uuid[]) from public;
grant execute on function put_search_many(text, uuid[], uuid[]) to voronka_app;

create or replace function search_rows_added() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from added limit 101) as first) > 100 then
    execute 'select public.put_search_many($1, array_agg(workspace_id), array_agg(id)) from added'
      using substr(tg_argv[0], length('put_search_') + 1);
  else
    execute format('select public.%I(array_agg(workspace_id), array_agg(id), false) from added', tg_argv[0]);
  end if;
  return null;
end $$;

-- Nor are many removed one by one (an import of 30,000 companies is taken back): the word that all have went from each to the next, and each
-- time all that have it were read. First the entries go, so that nobody who goes is asked for a word.
create function search_rows_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare workspaces uuid[]; ids uuid[];
begin
  select array_agg(g.workspace_id), array_agg(g.id) into workspaces, ids from gone g;
  if ids is null then return null; end if;
  -- Planned for as many as there are.
  execute 'delete from public.search_entries e using unnest($1, $2) as t (workspace_id, id)
    where e.workspace_id = t.workspace_id and e.kind = $3 and e.entity_id = t.id' using workspaces, ids, tg_argv[0];
  perform public.forget_search_words(workspaces, ids);
  return null;
end $$;

drop trigger found_no_more on deals;
create trigger found_no_more after delete on deals referencing old table as gone
  for each statement execute function search_rows_removed('deal');
drop trigger found_no_more on companies;
create trigger found_no_more after delete on companies referencing old table as gone
  for each statement execute function search_rows_removed('company');
drop trigger found_no_more on contacts;
create trigger found_no_more after delete on contacts referencing old table as gone
  for each statement execute function search_rows_removed('contact');
drop trigger found_no_more on documents;
create trigger found_no_more after delete on documents referencing old table as gone
  for each statement execute function search_rows_removed('document');
drop trigger found_no_more on users;
create trigger found_no_more after delete on users referencing old table as gone
  for each statement execute function search_rows_removed('person');
drop function search_row_removed();
