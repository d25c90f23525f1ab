-- One search over everything (PLT-9). An entry says by which words and signs something is found; triggers of the tables keep
-- it within the transaction of the change. Words are kept twice: in the entries, whose index answers whole words and their
-- beginnings, and once each in a vocabulary, whose trigrams forgive slips of the keyboard.
create extension if not exists pg_trgm;

create table search_entries (
  workspace_id uuid not null,
  kind text not null check (kind in ('deal', 'company', 'contact', 'document', 'person')),
  entity_id uuid not null,
  -- Of a deal and a contact the company, of a document the deal.
  parent_id uuid,
  -- Whose deal it is, or whose deal the document belongs to.
  owner_id uuid,
  at timestamptz(3) not null,
  -- Each begins with the end of the workspace's id and the kind, so that statistics and the index keep them apart.
  lexemes tsvector not null,
  primary key (workspace_id, kind, entity_id)
);
create index search_entries_lexemes on search_entries using gin (lexemes) with (fastupdate = off);
create index search_entries_latest on search_entries (workspace_id, kind, at desc, entity_id desc);
-- What is frequent and what is not decides how a word is looked for.
alter table search_entries alter column lexemes set statistics 500;
alter table search_entries set (autovacuum_analyze_scale_factor = 0.05);

-- entity_id is who brought the word first: two transactions with the same new word do not wait for each other.
create table search_vocabulary (
  workspace_id uuid not null,
  word text collate "C" not null,
  entity_id uuid not null,
  skeleton text not null,
  primary key (workspace_id, word, entity_id)
);
create index search_vocabulary_trigrams on search_vocabulary using gin (skeleton gin_trgm_ops) with (fastupdate = off);
create index search_vocabulary_entity on search_vocabulary (workspace_id, entity_id);

do $$
declare t text;
begin
  foreach t in array array['search_entries', 'search_vocabulary'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_workspace on %I to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select on %I to voronka_app', t);
  end loop;
end $$;

-- The words of a text with single spaces around, in small letters, ё as е.
create function search_words(text text) returns text language sql immutable parallel safe
  as $$ select regexp_replace(' ' || translate(lower(text), 'ё', 'е') || ' ', '[^[:alnum:]]+', ' ', 'g') $$;

-- Trigrams are made of Latin letters, whatever the database's locale takes for a letter; ш and щ, е and э sound alike.
create function search_skeleton(word text) returns text language sql immutable parallel safe
  as $$ select translate(word, 'абвгдежзийклмнопрстуфхцчшщыэюяъь', 'abvgde6zijklmnoprstufhc4wwyeqx') $$;

-- Signs: n a tax number, p a phone without Russia's 7 or 8, r the same from its end, e an e-mail, s its or the site's domain.
create function search_phone_signs(normalized text, typed text) returns text language plpgsql immutable parallel safe
  as $$
  declare digits text := left(coalesce(translate(normalized, '+', ''), regexp_replace(typed, '[^0-9]+', '', 'g')), 20);
  begin
    if length(digits) = 11 and left(digits, 1) in ('7', '8') then digits := substr(digits, 2); end if;
    return case when digits <> '' then '#p' || digits || ' #r' || reverse(digits) end;
  end $$;

create function search_mail_signs(email text) returns text language sql immutable parallel safe
  as $$ select '#e' || nullif(translate(lower(email), ' ', ''), '') || ' #s' || split_part(translate(lower(email), ' ', ''), '@', 2) $$;

create function search_site_sign(site text) returns text language sql immutable parallel safe
  as $$ select '#s' || nullif(regexp_replace(translate(lower(site), ' ', ''), '^([a-z]+://)?(www\.)?([^/:?#]*).*$', '\3'), '') $$;

create function search_lexemes(workspace uuid, kind text, words text, signs text) returns tsvector language sql immutable parallel safe
  as $$ select array_to_tsvector(string_to_array(substr(replace(rtrim(words || coalesce(signs, '')), ' ',
    ' ' || right(workspace::text, 8) || left(kind, 3) || ':'), 2), ' ')) $$;

-- What is to be found, and by what. Owners are signs too, so that one's own are found without a look at everybody's.
create view search_sources as
  select d.workspace_id, 'deal'::text as kind, d.id as entity_id, d.company_id as parent_id, d.owner_id, d.created_at as at,
      search_words(concat_ws(' ', d.title, d.external_id, c.name)) as words, '@' || right(d.owner_id::text, 12) as signs
    from deals d left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    where d.deleted_at is null
  union all
  select c.workspace_id, 'company', c.id, null, null, c.created_at,
      search_words(concat_ws(' ', c.name, c.external_id)), concat_ws(' ', '#n' || nullif(c.inn, ''), search_phone_signs(c.phone_normalized, c.phone), search_mail_signs(c.email), search_site_sign(c.site))
    from companies c where c.deleted_at is null
  union all
  select p.workspace_id, 'contact', p.id, p.company_id, null, p.created_at,
      search_words(concat_ws(' ', p.name, c.name)), concat_ws(' ', search_phone_signs(p.phone_normalized, p.phone), search_mail_signs(p.email))
    from contacts p left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
    where p.deleted_at is null
  union all
  select m.workspace_id, 'document', m.id, m.deal_id, d.owner_id, m.created_at,
      search_words(concat_ws(' ', m.title, f.name)), '@' || right(d.owner_id::text, 12)
    from documents m join deals d on d.workspace_id = m.workspace_id and d.id = m.deal_id and d.deleted_at is null
      left join files f on f.workspace_id = m.workspace_id and f.id = m.file_id
    where m.deleted_at is null
  union all
  select u.workspace_id, 'person', u.id, null, null, u.created_at, search_words(u.name), search_mail_signs(u.email)
    from users u where u.is_active;

-- One function a kind, since a plan for one table is cheaper than for five. `again`: they may have been there before.
do $$
declare its_kind text;
begin
  foreach its_kind in array array['deal', 'company', 'contact', 'document', 'person'] loop
    execute format($make$
      create function %1$I(workspaces uuid[], ids uuid[], again boolean) returns void
        language plpgsql security definer set search_path = pg_catalog, pg_temp
        as $body$
        begin
          if ids is null then return; end if;
          if again then
            perform public.forget_search_words(workspaces, ids);
            delete from public.search_entries e using unnest(workspaces, ids) as t (workspace_id, id)
              where e.workspace_id = t.workspace_id and e.kind = %2$L and e.entity_id = t.id;
          end if;
          with found as materialized (
            select s.* from (select distinct * from unnest(workspaces, ids)) as t (workspace_id, id) cross join lateral (
              select * from public.search_sources o
              where o.workspace_id = t.workspace_id and o.entity_id = t.id and o.kind = %2$L) as s),
          kept as (
            insert into public.search_entries (workspace_id, kind, entity_id, parent_id, owner_id, at, lexemes)
            select workspace_id, kind, entity_id, parent_id, owner_id, at, public.search_lexemes(workspace_id, kind, words, signs)
              from found order by entity_id)
          insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
          select w.workspace_id, w.word, w.entity_id, public.search_skeleton(w.word) from (
            select f.workspace_id, f.entity_id, word, row_number() over (partition by f.workspace_id, word) as place
              from found f cross join string_to_table(btrim(f.words), ' ') as word where length(word) between 3 and 24 and word !~ '[0-9]') as w
          where w.place = 1
            and not exists (select from public.search_vocabulary v where v.workspace_id = w.workspace_id and v.word = w.word);
        end $body$;
      revoke all on function %1$I(uuid[], uuid[], boolean) from public;
      grant execute on function %1$I(uuid[], uuid[], boolean) to voronka_app
    $make$, 'put_search_' || its_kind, its_kind);
  end loop;
end $$;

-- The words that these brought go, unless others have them too: an erased person's name does not stay in the vocabulary.
create function forget_search_words(workspaces uuid[], ids uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    with gone as (
      delete from public.search_vocabulary v using unnest(workspaces, ids) as t (workspace_id, id)
      where v.workspace_id = t.workspace_id and v.entity_id = t.id
      returning v.workspace_id, v.word, v.entity_id, v.skeleton)
    insert into public.search_vocabulary (workspace_id, word, entity_id, skeleton)
    select g.workspace_id, g.word, other.entity_id, g.skeleton from gone g cross join lateral (
      select e.entity_id from public.search_entries e
      where e.workspace_id = g.workspace_id and e.entity_id <> all (ids) and e.lexemes @@ (
        select string_agg(quote_literal(right(g.workspace_id::text, 8) || prefix || ':' || g.word), ' | ')
        from unnest('{dea,com,con,doc,per}'::text[]) as prefix)::tsquery
      limit 1) as other
    on conflict do nothing;
  end $$;
revoke all on function forget_search_words(uuid[], uuid[]) from public;

-- Rows that come in are put in order once a statement; of those that change only the ones that are found by what changed.
create function search_rows_added() returns trigger language plpgsql as $$
begin
  execute format('select public.%I(array_agg(workspace_id), array_agg(id), false) from added', tg_argv[0]);
  return null;
end $$;

create function search_row_changed() returns trigger language plpgsql as $$
begin
  execute format('select public.%I(array[$1], array[$2], true)', tg_argv[0]) using new.workspace_id, new.id;
  return null;
end $$;

create function search_deal_moved_house() returns trigger language plpgsql as $$
begin
  perform public.put_search_document(array_agg(workspace_id), array_agg(id), true)
    from public.documents where workspace_id = new.workspace_id and deal_id = new.id;
  return null;
end $$;

create function search_company_renamed() returns trigger language plpgsql as $$
begin
  perform public.put_search_deal(array_agg(workspace_id), array_agg(id), true)
    from public.deals where workspace_id = new.workspace_id and company_id = new.id;
  perform public.put_search_contact(array_agg(workspace_id), array_agg(id), true)
    from public.contacts where workspace_id = new.workspace_id and company_id = new.id;
  return null;
end $$;

create function search_row_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.forget_search_words(array[old.workspace_id], array[old.id]);
  delete from public.search_entries e where e.workspace_id = old.workspace_id and e.kind = tg_argv[0] and e.entity_id = old.id;
  return null;
end $$;

create trigger found_when_added after insert on deals referencing new table as added
  for each statement execute function search_rows_added('put_search_deal');
create trigger found_when_added after insert on companies referencing new table as added
  for each statement execute function search_rows_added('put_search_company');
create trigger found_when_added after insert on contacts referencing new table as added
  for each statement execute function search_rows_added('put_search_contact');
create trigger found_when_added after insert on documents referencing new table as added
  for each statement execute function search_rows_added('put_search_document');
create trigger found_when_added after insert on users referencing new table as added
  for each statement execute function search_rows_added('put_search_person');

create trigger found_when_changed after update of title, external_id, company_id, owner_id, deleted_at on deals for each row
  when ((old.title, old.external_id, old.company_id, old.owner_id, old.deleted_at)
    is distinct from (new.title, new.external_id, new.company_id, new.owner_id, new.deleted_at))
  execute function search_row_changed('put_search_deal');
create trigger found_when_deal_changed after update of owner_id, deleted_at on deals for each row
  when ((old.owner_id, old.deleted_at) is distinct from (new.owner_id, new.deleted_at))
  execute function search_deal_moved_house();
create trigger found_when_changed after update of name, external_id, inn, phone, phone_normalized, email, site, deleted_at on companies for each row
  when ((old.name, old.external_id, old.inn, old.phone, old.phone_normalized, old.email, old.site, old.deleted_at)
    is distinct from (new.name, new.external_id, new.inn, new.phone, new.phone_normalized, new.email, new.site, new.deleted_at))
  execute function search_row_changed('put_search_company');
create trigger found_when_company_changed after update of name on companies for each row
  when (old.name is distinct from new.name) execute function search_company_renamed();
create trigger found_when_changed after update of name, company_id, phone, phone_normalized, email, deleted_at on contacts for each row
  when ((old.name, old.company_id, old.phone, old.phone_normalized, old.email, old.deleted_at)
    is distinct from (new.name, new.company_id, new.phone, new.phone_normalized, new.email, new.deleted_at))
  execute function search_row_changed('put_search_contact');
create trigger found_when_changed after update of title, file_id, deleted_at on documents for each row
  when ((old.title, old.file_id, old.deleted_at) is distinct from (new.title, new.file_id, new.deleted_at))
  execute function search_row_changed('put_search_document');
create trigger found_when_changed after update of name, email, is_active on users for each row
  when ((old.name, old.email, old.is_active) is distinct from (new.name, new.email, new.is_active))
  execute function search_row_changed('put_search_person');

create trigger found_no_more after delete on deals for each row execute function search_row_removed('deal');
create trigger found_no_more after delete on companies for each row execute function search_row_removed('company');
create trigger found_no_more after delete on contacts for each row execute function search_row_removed('contact');
create trigger found_no_more after delete on documents for each row execute function search_row_removed('document');
create trigger found_no_more after delete on users for each row execute function search_row_removed('person');

-- The newest entries of this workspace that suit, `most` of each kind; where there are more, the newest of those that suit
-- word by word too. `owners`: whose deals and documents may be seen; `known`: which companies and contacts; null: all. The
-- queries are planned with their values in sight, so that a frequent word is found from the newest entries down, and a rare
-- one by the index of words.
create function find_search_entries(kinds text[], beginnings text[], whole text[], most integer, owners uuid[], known uuid[])
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
        return query execute
          'select e.kind, e.entity_id, e.parent_id, e.at::timestamptz from public.search_entries e
           where e.workspace_id = $1 and e.kind = $2 and e.lexemes @@ $3::tsquery' || sight ||
          ' order by e.at desc, e.entity_id desc limit $4'
          using public.current_workspace(), kinds[place], '(' || asked || ')' || own, most, owners, known;
        get diagnostics found = row_count;
        exit when found < most;
      end loop;
    end loop;
  end $$;
revoke all on function find_search_entries(text[], text[], text[], integer, uuid[], uuid[]) from public;
grant execute on function find_search_entries(text[], text[], text[], integer, uuid[], uuid[]) to voronka_app;

-- Words of this workspace that look like those asked, or that begin so; who asks judges the slips of the keyboard.
create function similar_search_words(asked text[]) returns table (place integer, word text)
  language sql stable security definer set search_path = pg_catalog, pg_temp set pg_trgm.word_similarity_threshold = 0.4
  as $$
    select a.place::integer, s.word from unnest(asked) with ordinality as a (word, place) cross join lateral (
      select v.word from public.search_vocabulary v
      where v.workspace_id = public.current_workspace() and public.search_skeleton(a.word) operator(public.<%) v.skeleton
      order by public.word_similarity(public.search_skeleton(a.word), v.skeleton) desc, v.word limit 60) as s $$;
revoke all on function similar_search_words(text[]) from public;
grant execute on function similar_search_words(text[]) to voronka_app;

-- What lives here already.
do $$
declare its_kind text; its_workspace uuid;
begin
  for its_workspace in select id from workspaces loop
    foreach its_kind in array array['company', 'contact', 'deal', 'document', 'person'] loop
      execute format('select public.%I(array_agg(workspace_id), array_agg(entity_id), false)
        from (select workspace_id, id as entity_id from %I where workspace_id = $1) as t', 'put_search_' || its_kind,
        case its_kind when 'company' then 'companies' when 'person' then 'users' else its_kind || 's' end) using its_workspace;
    end loop;
  end loop;
end $$;

-- Which contacts a deal has: found by a phone, a deal is opened at once.
create view reporting.deal_contacts with (security_invoker = true) as
  select workspace_id, deal_id, contact_id, is_main from deal_contacts;
grant select on reporting.deal_contacts to voronka_app;
