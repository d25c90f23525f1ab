-- A merge gives hundreds of deals and people another company (LEA-4). Their own words stay as they are, and the company has brought
-- its own: only the entry changes, and the vocabulary, where forgetting a word is dear, is left alone.
create function search_deal_changed_company() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.search_entries e set parent_id = new.company_id,
    lexemes = public.search_lexemes(new.workspace_id, 'deal', public.search_words(concat_ws(' ', new.title, new.external_id,
      (select c.name from public.companies c where c.workspace_id = new.workspace_id and c.id = new.company_id))),
      '@' || right(new.owner_id::text, 12))
  where e.workspace_id = new.workspace_id and e.kind = 'deal' and e.entity_id = new.id;
  return null;
end $$;

create function search_contact_changed_company() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.search_entries e set parent_id = new.company_id,
    lexemes = public.search_lexemes(new.workspace_id, 'contact', public.search_words(concat_ws(' ', new.name,
      (select c.name from public.companies c where c.workspace_id = new.workspace_id and c.id = new.company_id))),
      concat_ws(' ', public.search_phone_signs(new.phone_normalized, new.phone), public.search_mail_signs(new.email)))
  where e.workspace_id = new.workspace_id and e.kind = 'contact' and e.entity_id = new.id;
  return null;
end $$;

drop trigger found_when_changed on deals;
create trigger found_when_changed after update of title, external_id, owner_id, deleted_at on deals for each row
  when ((old.title, old.external_id, old.owner_id, old.deleted_at) is distinct from (new.title, new.external_id, new.owner_id, new.deleted_at))
  execute function search_row_changed('put_search_deal');
create trigger found_when_company_changed after update of company_id on deals for each row
  when (old.company_id is distinct from new.company_id
    and (old.title, old.external_id, old.owner_id, old.deleted_at) is not distinct from (new.title, new.external_id, new.owner_id, new.deleted_at))
  execute function search_deal_changed_company();

drop trigger found_when_changed on contacts;
create trigger found_when_changed after update of name, phone, phone_normalized, email, deleted_at on contacts for each row
  when ((old.name, old.phone, old.phone_normalized, old.email, old.deleted_at)
    is distinct from (new.name, new.phone, new.phone_normalized, new.email, new.deleted_at))
  execute function search_row_changed('put_search_contact');
create trigger found_when_company_changed after update of company_id on contacts for each row
  when (old.company_id is distinct from new.company_id
    and (old.name, old.phone, old.phone_normalized, old.email, old.deleted_at)
      is not distinct from (new.name, new.phone, new.phone_normalized, new.email, new.deleted_at))
  execute function search_contact_changed_company();
