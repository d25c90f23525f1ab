-- What 0064 says of names holds for notes too: 20,000 activities of a new workspace (the demo, a first import) were looked up one by one in
-- tables that nobody has analysed, which took minutes. Many are taken as they came in, by a plan made for as many as there are.
create or replace function search_notes_added() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) from (select from added where coalesce(result, body, '') <> '' limit 101) as first) > 100 then
    execute 'insert into public.search_notes (workspace_id, activity_id, deal_id, owner_id, at, lexemes)
      select a.workspace_id, a.id, a.deal_id, coalesce(d.owner_id, a.owner_id), coalesce(a.done_at, a.planned_at, a.created_at),
        public.search_note_lexemes(a.workspace_id, concat_ws('' '', a.subject, a.result, a.body), coalesce(d.owner_id, a.owner_id))
      from added a left join public.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
      where a.deleted_at is null and coalesce(a.result, a.body, '''') <> '''' and (a.deal_id is null or d.deleted_at is null)
      order by a.workspace_id, a.id';
  else
    perform public.put_search_notes(array_agg(workspace_id), array_agg(id), false) from added where coalesce(result, body, '') <> '';
  end if;
  return null;
end $$;
