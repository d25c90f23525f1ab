-- Whether a deal has a next step stands on the deal, and in the board's index: looking it up among the activities of 20,000 open
-- deals took longer than everything else a board counts. Kept by the database itself, so that no way of writing activities can
-- leave it behind.
alter table deals add column has_next_step boolean not null default false;
update deals d set has_next_step = true
where exists (select from activities a where a.workspace_id = d.workspace_id and a.deal_id = d.id
  and a.done_at is null and a.deleted_at is null and a.planned_at is not null);

drop index deals_board;
create index deals_board on deals (workspace_id, pipeline_id, stage_id, stage_entered_at desc, id desc)
  include (amount_minor, currency, owner_id, status, deleted_at, has_next_step) where status = 'open' and deleted_at is null;

-- The deals are locked first and the activities read after it: of two who write activities of one deal at once, the second sees
-- what the first has written. In the order of ids, so that they never wait for each other.
create function know_next_steps(workspaces uuid[], ids uuid[]) returns void language plpgsql as $$
begin
  if ids is null then return; end if;
  perform from deals d join unnest(workspaces, ids) as t (workspace_id, id) on d.workspace_id = t.workspace_id and d.id = t.id
    order by d.id for no key update of d;
  update deals d set has_next_step = not d.has_next_step from unnest(workspaces, ids) as t (workspace_id, id)
  where d.workspace_id = t.workspace_id and d.id = t.id and d.has_next_step <> exists (
    select from activities a where a.workspace_id = d.workspace_id and a.deal_id = d.id
      and a.done_at is null and a.deleted_at is null and a.planned_at is not null);
end $$;

create function next_steps_added() returns trigger language plpgsql as $$
begin
  perform know_next_steps(array_agg(workspace_id), array_agg(deal_id)) from (
    select distinct workspace_id, deal_id from added
    where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null) as steps;
  return null;
end $$;
create function next_steps_changed() returns trigger language plpgsql as $$
begin
  perform know_next_steps(array_agg(workspace_id), array_agg(deal_id)) from (
    select workspace_id, deal_id from (
      select workspace_id, deal_id, 1 as change from added
      where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null
      union all
      select workspace_id, deal_id, -1 from removed
      where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null) as steps
    group by workspace_id, deal_id having sum(change) <> 0) as changed;
  return null;
end $$;
create function next_steps_removed() returns trigger language plpgsql as $$
begin
  perform know_next_steps(array_agg(workspace_id), array_agg(deal_id)) from (
    select distinct workspace_id, deal_id from removed
    where deal_id is not null and done_at is null and deleted_at is null and planned_at is not null) as steps;
  return null;
end $$;
create trigger next_steps_added after insert on activities referencing new table as added
  for each statement execute function next_steps_added();
create trigger next_steps_changed after update on activities referencing old table as removed new table as added
  for each statement execute function next_steps_changed();
create trigger next_steps_removed after delete on activities referencing old table as removed
  for each statement execute function next_steps_removed();
