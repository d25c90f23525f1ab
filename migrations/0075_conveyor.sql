-- ACT-2: what counts towards a stage's chain of contacts: done, and for a meeting held.
create view reporting.done_contacts with (security_invoker = true) as
  select workspace_id, id, deal_id, kind, owner_id, done_at
  from activities where done_at is not null and deleted_at is null and deal_id is not null and is_held is not false;
grant select on reporting.done_contacts to voronka_app;
