-- PLA-8: a forecast is tested by making it as of the past, from what was known then: visits that were taken back later, deals that
-- were deleted later, meetings and payments that were still promised.
create view reporting.deal_histories with (security_invoker = true) as
  select workspace_id, id, owner_id, amount_minor, currency, created_at, deleted_at from deals;
create view reporting.visit_histories with (security_invoker = true) as
  select workspace_id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, void_at from visits;
create view reporting.promised_meetings with (security_invoker = true) as
  select workspace_id, deal_id, planned_at, has_time, created_at, least(done_at, deleted_at) as ended_at
  from activities where kind = 'meeting' and planned_at is not null and deal_id is not null;
create view reporting.promised_payments with (security_invoker = true) as
  select workspace_id, deal_id, planned_on, received_on, created_at, deleted_at from payments where planned_on is not null;
grant select on reporting.deal_histories, reporting.visit_histories, reporting.promised_meetings, reporting.promised_payments to voronka_app;
