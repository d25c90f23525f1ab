-- What a person has to do (ACT-5): everything planned and not done, with whom and where.
create view reporting.open_work with (security_invoker = true) as
  select workspace_id, id, kind, subject, deal_id, company_id, contact_id, owner_id, planned_at, has_time, duration_minutes, place,
         version, list_at
  from activities where deleted_at is null and done_at is null and planned_at is not null;
grant select on reporting.open_work to voronka_app;
