-- What was noted about deals and customers is found by its words (PLT-9): notes, and activities that say how they went. A table of its
-- own, since the words of texts would drown those of names, and since most activities have no text and cost nothing here.
create table search_notes (
  workspace_id uuid not null,
  activity_id uuid not null,
  deal_id uuid,
  -- Whose deal it is; without one whose activity.
  owner_id uuid,
  at timestamptz(3) not null,
  -- Marked as in search_entries.
  lexemes tsvector not null,
  primary key (workspace_id, activity_id)
);
create index search_notes_lexemes on search_notes using gin (lexemes) with (fastupdate = off);
create index search_notes_deal on search_notes (workspace_id, deal_id) where deal_id is not null;
alter table search_notes enable row level security;
create policy own_workspace on search_notes to voronka_app
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on search_notes to voronka_app;

-- The words of a text, long ones left out: nobody looks for them, and a lexeme has a bound.
create function search_note_lexemes(workspace uuid, its_text text, owner uuid) returns tsvector language sql immutable parallel safe
  as $$ select public.search_lexemes(workspace, 'activity',
    (select ' ' || coalesce(string_agg(word, ' '), '') || ' ' from string_to_table(btrim(public.search_words(left(its_text, 5000))), ' ') as word where length(word) <= 60),
    '@' || right(owner::text, 12)) $$;

create view reporting.notes with (security_invoker = true) as
  select workspace_id, id, kind, subject, coalesce(result, body) as text, deal_id, owner_id,
         coalesce(done_at, planned_at, created_at) as at
  from activities where deleted_at is null and coalesce(result, body, '') <> '';
grant select on reporting.notes to voronka_app;

create function put_search_notes(workspaces uuid[], ids uuid[], again boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  as $$
  begin
    if ids is null then return; end if;
    if again then
      delete from public.search_notes n using unnest(workspaces, ids) as t (workspace_id, id)
        where n.workspace_id = t.workspace_id and n.activity_id = t.id;
    end if;
    insert into public.search_notes (workspace_id, activity_id, deal_id, owner_id, at, lexemes)
    select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
      select a.workspace_id, a.id, a.deal_id, coalesce(d.owner_id, a.owner_id) as owner_id,
             coalesce(a.done_at, a.planned_at, a.created_at) as at,
             public.search_note_lexemes(a.workspace_id, concat_ws(' ', a.subject, a.result, a.body), coalesce(d.owner_id, a.owner_id))
      from public.activities a left join public.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
      where a.workspace_id = t.workspace_id and a.id = t.id and a.deleted_at is null
        and coalesce(a.result, a.body, '') <> '' and (a.deal_id is null or d.deleted_at is null) offset 0) as s
    order by s.workspace_id, s.id;
  end $$;
revoke all on function put_search_notes(uuid[], uuid[], boolean) from public;
grant execute on function put_search_notes(uuid[], uuid[], boolean) to voronka_app;

create function search_notes_added() returns trigger language plpgsql as $$
begin
  perform public.put_search_notes(array_agg(workspace_id), array_agg(id), false) from added where coalesce(result, body, '') <> '';
  return null;
end $$;
create function search_note_changed() returns trigger language plpgsql as $$
begin
  perform public.put_search_notes(array[new.workspace_id], array[new.id], true);
  return null;
end $$;
create function search_notes_of_deal_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.put_search_notes(array_agg(workspace_id), array_agg(id), true) from public.activities
    where workspace_id = new.workspace_id and deal_id = new.id and coalesce(result, body, '') <> '';
  return null;
end $$;
create function search_note_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.search_notes n where n.workspace_id = old.workspace_id and n.activity_id = old.id;
  return null;
end $$;

create trigger found_when_added after insert on activities referencing new table as added
  for each statement execute function search_notes_added();
-- What has no text before and after asks for nothing.
create trigger found_when_changed after update of subject, body, result, deal_id, owner_id, deleted_at on activities for each row
  when ((coalesce(old.result, old.body, '') <> '' or coalesce(new.result, new.body, '') <> '')
    and (old.subject, old.body, old.result, old.deal_id, old.owner_id, old.deleted_at)
      is distinct from (new.subject, new.body, new.result, new.deal_id, new.owner_id, new.deleted_at))
  execute function search_note_changed();
create trigger found_no_more after delete on activities for each row
  when (coalesce(old.result, old.body, '') <> '') execute function search_note_removed();
create trigger found_when_notes_changed after update of owner_id, deleted_at on deals for each row
  when ((old.owner_id, old.deleted_at) is distinct from (new.owner_id, new.deleted_at))
  execute function search_notes_of_deal_changed();

-- The newest of the notes of this workspace that suit, by beginnings; where there are more than enough, by whole words. `owners`: whose
-- deals may be seen; null: all. As find_search_entries, it compares the workspace itself and is planned with the values in sight.
create function find_search_notes(beginnings text, whole text, most integer, owners uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare asked text; own text := ''; found integer;
  begin
    if owners is not null and cardinality(owners) between 1 and 50 then
      own := (select ' & (' || string_agg(quote_literal(right(public.current_workspace()::text, 8) || 'act:@' || right(owner::text, 12)), ' | ')
        || ')' from unnest(owners) as owner);
    end if;
    foreach asked in array array[whole, beginnings] loop
      return query execute
        'with suits as materialized (
           select n.activity_id, n.at from public.search_notes n
           where n.workspace_id = $1 and n.lexemes @@ $2::tsquery and ($4 is null or n.owner_id = any ($4)) limit 2000)
         select s.activity_id from suits s order by s.at desc, s.activity_id desc limit $3'
        using public.current_workspace(), '(' || asked || ')' || own, most, owners;
      get diagnostics found = row_count;
      exit when found >= most;
    end loop;
  end $$;
revoke all on function find_search_notes(text, text, integer, uuid[]) from public;
grant execute on function find_search_notes(text, text, integer, uuid[]) to voronka_app;

-- What lives here already.
select put_search_notes(array_agg(workspace_id), array_agg(id), false) from activities where coalesce(result, body, '') <> '';
