-- The mistakes that reviews of calls name, as the agenda of a review tells them (PLA-10, ACT-7).
create view reporting.mistakes_of_calls with (security_invoker = true) as
  select r.workspace_id, r.id as review_id, r.owner_id, r.reviewed_at, m.id as mistake_id, m.name as mistake
  from call_reviews r cross join unnest(r.mistakes) as made(id)
  join call_mistakes m on m.workspace_id = r.workspace_id and m.id = made.id
  where r.deleted_at is null;
grant select on reporting.mistakes_of_calls to voronka_app;
