-- Own fields that stand as columns in lists.
alter table custom_fields add column is_in_list boolean not null default false;
