-- The box over lists finds by the same entries as the search does: words and their beginnings, by an index. Every list had looked for
-- letters anywhere in every title. Not limited: a list counts what it shows.
create function find_by_search_words(its_kind text, asked text) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query execute
      'select e.entity_id from public.search_entries e where e.workspace_id = $1 and e.kind = $2 and e.lexemes @@ $3::tsquery'
      using public.current_workspace(), its_kind, asked;
  end $$;
revoke all on function find_by_search_words(text, text) from public;
grant execute on function find_by_search_words(text, text) to voronka_app;
