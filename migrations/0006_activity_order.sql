-- COALESCE does not count as leakproof, so row-level security kept lists of activities from their place in the index:
-- the time is stored instead.
drop index activities_open_page;
drop index activities_done_page;
drop index activities_page;
drop index activities_owner_page;
alter table activities
  add column list_at timestamptz(3) generated always as (coalesce(done_at, planned_at, created_at)) stored;
create index activities_open_page on activities (workspace_id, list_at, id) where done_at is null and deleted_at is null;
create index activities_done_page on activities (workspace_id, list_at, id) where done_at is not null and deleted_at is null;
create index activities_page on activities (workspace_id, list_at, id) where deleted_at is null;
create index activities_owner_page on activities (workspace_id, owner_id, list_at, id) where deleted_at is null;
create index activities_owner_open_page on activities (workspace_id, owner_id, list_at, id)
  where done_at is null and deleted_at is null;
