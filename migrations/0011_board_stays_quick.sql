-- The board counts open deals from its index alone, as far as the pages of the table are known to be visible to all: by the
-- general rule they would be looked through again only after a fifth of all deals had changed, and until then each changed page
-- is read for every board. Payments, activities and visits are not counted so, and keep the general rule.
alter table deals set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.02);
