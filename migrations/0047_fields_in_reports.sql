-- Reports are narrowed and split by own fields of deals and of their companies (PLT-6, ANA-12). Deleted deals too: the flow and
-- the time in stage count them.
create or replace view reporting.deal_origins with (security_invoker = true) as
  select workspace_id, id, owner_id, channel, source, product, company_id, custom, loss_reason_id from deals;
create or replace view reporting.companies with (security_invoker = true) as
  select workspace_id, id, name, inn, industry, city, channel, deleted_at, custom from companies;
