-- Candidates for duplicates (LEA-4). Trigrams and functions are not leakproof, so under row-level security no index would serve
-- them: one function looks with the workspace compared by hand and answers ids; who may see which is the application's to say.
create extension if not exists pg_trgm;

-- Words of a name in one order, without quotation marks and legal forms, as Latin letters: "ООО «Ромашка Юг»" is "Юг Ромашка".
create function duplicate_skeleton(name text) returns text language sql immutable parallel safe
  as $$
    select coalesce(string_agg(public.search_skeleton(word), ' ' order by word), '')
    from string_to_table(btrim(public.search_words(replace(replace(translate(lower(name), 'ё', 'е'),
      'общество с ограниченной ответственностью', ''), 'индивидуальный предприниматель', ''))), ' ') as word
    where word <> all ('{ооо,оао,зао,пао,нао,ао,ип,чп,тоо,оу,гк,llc,ltd,inc,corp,co,gmbh,jsc,plc,limited,ooo,zao,oao,pao}')
  $$;

-- "a.b+shop@x.ru" is "a.b@x.ru"; dots stay, since only some hosts ignore them.
create function duplicate_email(email text) returns text language sql immutable parallel safe
  as $$ select regexp_replace(lower(email), '\+[^@]*@', '@') $$;

-- The company's own domain, of the site, else of the e-mail; null where it is everybody's.
create function duplicate_domain(site text, email text) returns text language sql immutable parallel safe
  as $$
    select nullif(own, '') from (select coalesce(
      nullif(regexp_replace(lower(btrim(site)), '^([a-z]+://)?(www\.)?([^/:?#]*).*$', '\3'), ''), split_part(lower(email), '@', 2)) as own) as d
    where own !~ '(^|\.)(gmail\.com|googlemail\.com|mail\.ru|bk\.ru|list\.ru|inbox\.ru|internet\.ru|yandex\.(ru|com|by|kz)|ya\.ru|rambler\.ru|lenta\.ru|autorambler\.ru|outlook\.com|hotmail\.com|live\.com|yahoo\.com|icloud\.com|me\.com|proton\.me|protonmail\.com|ukr\.net|vk\.com|vk\.ru|t\.me|ok\.ru|facebook\.com|instagram\.com|linkedin\.com|youtube\.com|avito\.ru|2gis\.ru|tilda\.ws|wixsite\.com|narod\.ru|ucoz\.ru|blogspot\.com|wordpress\.com|github\.io|taplink\.cc|sites\.google\.com|docs\.google\.com|hh\.ru|ozon\.ru|wildberries\.ru)$'
  $$;

create index companies_skeleton on companies using gin (duplicate_skeleton(name) gin_trgm_ops) where deleted_at is null;
create index contacts_skeleton on contacts using gin (duplicate_skeleton(name) gin_trgm_ops) where deleted_at is null;
create index companies_duplicate_email on companies (workspace_id, duplicate_email(email)) where deleted_at is null and email is not null;
create index contacts_duplicate_email on contacts (workspace_id, duplicate_email(email)) where deleted_at is null and email is not null;
create index companies_domain on companies (workspace_id, duplicate_domain(site, email)) where deleted_at is null and duplicate_domain(site, email) is not null;

-- Of each sign at most `most`; likeness is 1 where the sign is the same. A name of one short word says little and is not looked for.
create function find_duplicates(kind text, name text, inn text, phone text, email text, site text, but uuid, most integer)
  returns table (id uuid, sign text, likeness real)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.6
  as $$
  declare own uuid := current_workspace(); target text; skeleton text := duplicate_skeleton(name); looked text := '';
  begin
    target := case kind when 'company' then 'companies' when 'contact' then 'contacts' end;
    if target is null then raise exception 'no such kind'; end if;
    if inn <> '' and kind = 'company' then looked := looked || ' union all (select id, ''inn'', 1::real from companies where workspace_id = $1 and deleted_at is null and inn = $2 and id is distinct from $7 limit $8)'; end if;
    if phone <> '' then looked := looked || format(' union all (select id, ''phone'', 1::real from %I where workspace_id = $1 and deleted_at is null and phone_normalized collate "C" = $3 and id is distinct from $7 limit $8)', target); end if;
    if email <> '' then looked := looked || format(' union all (select id, ''email'', 1::real from %I where workspace_id = $1 and deleted_at is null and email is not null and duplicate_email(email) = duplicate_email($4) and id is distinct from $7 limit $8)', target); end if;
    if kind = 'company' and duplicate_domain(site, email) is not null then looked := looked || ' union all (select id, ''domain'', 1::real from companies where workspace_id = $1 and deleted_at is null and duplicate_domain(site, email) is not null and duplicate_domain(site, email) = duplicate_domain($5, $4) and id is distinct from $7 limit $8)'; end if;
    if length(skeleton) >= 4 then looked := looked || format(' union all (select id, ''name'', similarity(duplicate_skeleton(name), $6) from %I where workspace_id = $1 and deleted_at is null and duplicate_skeleton(name) %% $6 and id is distinct from $7 order by 3 desc, id limit $8)', target); end if;
    if looked = '' then return; end if;
    return query execute substr(looked, 12) using own, inn, phone, email, site, skeleton, but, most;
  end $$;
revoke all on function find_duplicates(text, text, text, text, text, text, uuid, integer) from public;
grant execute on function find_duplicates(text, text, text, text, text, text, uuid, integer) to voronka_app;

-- Pairs of which somebody has said that they are two.
create table customer_non_duplicates (
  workspace_id uuid not null references workspaces (id),
  one_id uuid not null,
  other_id uuid not null,
  noted_by uuid,
  noted_at timestamptz(3) not null,
  primary key (workspace_id, one_id, other_id),
  check (one_id < other_id)
);
alter table customer_non_duplicates enable row level security;
create policy own_workspace on customer_non_duplicates to voronka_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, delete on customer_non_duplicates to voronka_app;
