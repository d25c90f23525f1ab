-- Payments ask whether the prepayment has come, the timeline tells why a gate was overridden: both read these views.
create or replace view reporting.deals with (security_invoker = true) as
  select workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id, channel, source,
         product, created_at, stage_entered_at, closed_at, loss_reason_id, visited, expected_close_on, prepayment_minor
  from deals where deleted_at is null;
create or replace view reporting.visits with (security_invoker = true) as
  select workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, to_stage_id, working_ms,
         entered_by, override_reason
  from visits where void_at is null;

-- Lists of activities, a page at a time: open ones by plan, done ones by the doing.
create index activities_open_page on activities (workspace_id, (coalesce(done_at, planned_at, created_at)), id)
  where done_at is null and deleted_at is null;
create index activities_done_page on activities (workspace_id, (coalesce(done_at, planned_at, created_at)), id)
  where done_at is not null and deleted_at is null;
create index activities_page on activities (workspace_id, (coalesce(done_at, planned_at, created_at)), id)
  where deleted_at is null;
create index activities_owner_page on activities (workspace_id, owner_id, (coalesce(done_at, planned_at, created_at)), id)
  where deleted_at is null;

create view reporting.payments with (security_invoker = true) as
  select workspace_id, id, deal_id, amount_minor, currency, purpose, planned_on, received_on, created_by, created_at
  from payments where deleted_at is null;
create view reporting.documents with (security_invoker = true) as
  select workspace_id, id, deal_id, kind, title, file_id, sent_on, received_on, signed_on, created_by, created_at
  from documents where deleted_at is null;
grant select on reporting.payments, reporting.documents to voronka_app;
