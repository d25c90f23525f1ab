-- What the calendar shows of activities (ACT-1): everything that stands on a day, planned or done.
create view reporting.calendar_activities with (security_invoker = true) as
  select workspace_id, id, kind, subject, deal_id, owner_id, planned_at, has_time, duration_minutes, place, done_at, version,
         created_at, updated_at, list_at
  from activities where deleted_at is null and (planned_at is not null or done_at is not null);
grant select on reporting.calendar_activities to voronka_app;
