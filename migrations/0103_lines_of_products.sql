-- PLA-1: which line of the price list a deal's product is of, by its name or by the line's own.
create view reporting.lines_of_products with (security_invoker = true) as
  select workspace_id, product, min(line) as line from (
    select workspace_id, name as product, product_line as line from products
    where deleted_at is null and product_line is not null and product_line <> ''
    union all
    select workspace_id, product_line as product, product_line as line from products
    where deleted_at is null and product_line is not null and product_line <> ''
  ) named group by workspace_id, product;
grant select on reporting.lines_of_products to voronka_app;
