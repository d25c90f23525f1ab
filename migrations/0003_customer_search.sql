-- Customers by name, a page at a time at any depth, and found by how the name, the surname, the ИНН or the phone begins.
-- Row-level security lets an index serve only comparisons that cannot leak, which lower() is not: so the key is stored.

-- «ООО „Ромашка“» and "ромашка" begin alike, and ё is е.
create function customer_key(name text) returns text language sql immutable parallel safe
  as $$ select btrim(regexp_replace(btrim(translate(lower(name), 'ё«»"“”„''', 'е')), '^(ооо|оао|зао|пао|нао|ао|ип|тоо|llc|ltd)[[:space:]]+', '')) $$;

alter table companies add column name_key text collate "C" generated always as (customer_key(name)) stored;
alter table contacts
  add column name_key text collate "C" generated always as (customer_key(name)) stored,
  add column last_word_key text collate "C" generated always as (regexp_replace(customer_key(name), '^.*[[:space:]]', '')) stored;

drop index companies_name;
drop index contacts_name;
create index companies_list on companies (workspace_id, name_key, id) where deleted_at is null;
create index companies_owner on companies (workspace_id, owner_id, name_key, id) where deleted_at is null;
create index companies_city on companies (workspace_id, city, name_key, id) where deleted_at is null;
create index companies_industry on companies (workspace_id, industry, name_key, id) where deleted_at is null;
create index companies_channel on companies (workspace_id, channel, name_key, id) where deleted_at is null;
create index companies_inn_begins on companies (workspace_id, inn collate "C") where deleted_at is null;
create index companies_phone on companies (workspace_id, phone_normalized collate "C") where deleted_at is null;
create index companies_email on companies (workspace_id, email) where deleted_at is null;
create index contacts_list on contacts (workspace_id, name_key, id) where deleted_at is null;
create index contacts_last_word on contacts (workspace_id, last_word_key) where deleted_at is null;
create index contacts_of_company on contacts (workspace_id, company_id, name_key, id) where deleted_at is null;
create index contacts_owner on contacts (workspace_id, owner_id, name_key, id) where deleted_at is null;
create index contacts_phone_begins on contacts (workspace_id, phone_normalized collate "C") where deleted_at is null;
create index contacts_email on contacts (workspace_id, email) where deleted_at is null;
