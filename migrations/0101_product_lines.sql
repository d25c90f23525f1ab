-- What a plan may be split by (PLA-1): the product lines of the catalogue.
create view reporting.product_lines with (security_invoker = true) as
  select distinct workspace_id, product_line as name from products
  where deleted_at is null and product_line is not null and product_line <> '';
grant select on reporting.product_lines to voronka_app;
