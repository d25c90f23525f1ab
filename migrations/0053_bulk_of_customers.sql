-- Bulk actions on companies and contacts too: one machinery, whatever the rows are.
alter table bulk_actions add column entity text not null default 'deal' check (entity in ('deal', 'company', 'contact'));
alter table bulk_actions alter column entity drop default;
alter table bulk_action_deals rename to bulk_action_items;
alter table bulk_action_items rename column deal_id to item_id;
do $$
declare old text;
begin
  for old in select conname from pg_constraint where conrelid = 'bulk_action_items'::regclass and conname like 'bulk_action_deals%' loop
    execute format('alter table bulk_action_items rename constraint %I to %I', old,
      replace(replace(old, 'bulk_action_deals', 'bulk_action_items'), 'deal_id', 'item_id'));
  end loop;
end $$;
