-- Lists in the order of further columns, page by page by key: each has its index, since a page of 60 has to cost the same at any depth.
-- Titles are compared as people look for them: case and ё aside; beyond 100 letters the id decides.
alter table deals add column title_key text generated always as ("left"(translate(lower(title), 'ё', 'е'), 100)) stored;
create index deals_by_title on deals (workspace_id, title_key, id) include (owner_id, pipeline_id, status) where deleted_at is null;
create index deals_by_closed on deals (workspace_id, closed_at, id) include (owner_id, pipeline_id, status) where deleted_at is null;
create index deals_by_channel on deals (workspace_id, channel, id) include (owner_id, pipeline_id, status) where deleted_at is null;
create index companies_by_created on companies (workspace_id, created_at, id) where deleted_at is null;
create index companies_by_city on companies (workspace_id, city, id) where deleted_at is null;
create index contacts_by_created on contacts (workspace_id, created_at, id) where deleted_at is null;
