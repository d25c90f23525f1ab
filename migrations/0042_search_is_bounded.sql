-- A beginning that many words could have and none has was looked for through all entries, newest first: the planner could not know.
-- Now the newest thousand tell whether something is frequent; what is not among them goes by the index of words alone.
-- An entry may come twice.
create or replace function find_search_entries(kinds text[], beginnings text[], whole text[], most integer, owners uuid[], known uuid[])
  returns table (kind text, entity_id uuid, parent_id uuid, at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare place integer; asked text; own text; sight text; found integer;
  begin
    for place in 1 .. cardinality(kinds) loop
      own := ''; sight := '';
      if kinds[place] in ('deal', 'document') and owners is not null then
        sight := ' and e.owner_id = any ($5)';
        if cardinality(owners) between 1 and 50 then
          own := (select ' & (' || string_agg(quote_literal(right(public.current_workspace()::text, 8) || left(kinds[place], 3)
            || ':@' || right(owner::text, 12)), ' | ') || ')' from unnest(owners) as owner);
        end if;
      elsif kinds[place] in ('company', 'contact') and known is not null then
        sight := ' and e.entity_id = any ($6)';
      end if;
      foreach asked in array array[beginnings[place], whole[place]] loop
        found := 0;
        if sight = '' then
          return query execute
            'select e.kind, e.entity_id, e.parent_id, e.at::timestamptz from (
               select * from public.search_entries where workspace_id = $1 and kind = $2 order by at desc, entity_id desc limit 1000) e
             where e.lexemes @@ $3::tsquery limit $4'
            using public.current_workspace(), kinds[place], asked, most;
          get diagnostics found = row_count;
        end if;
        if found < most then
          return query execute
            'with suits as materialized (
               select e.kind, e.entity_id, e.parent_id, e.at::timestamptz as at from public.search_entries e
               where e.workspace_id = $1 and e.kind = $2 and e.lexemes @@ $3::tsquery' || sight || ')
             select * from suits s order by s.at desc, s.entity_id desc limit $4'
            using public.current_workspace(), kinds[place], '(' || asked || ')' || own, most, owners, known;
          get diagnostics found = row_count;
        end if;
        exit when found < most;
      end loop;
    end loop;
  end $$;
