-- Reports sum the workspace's currency alone, and look at deals in this index alone. The currency is in the board's index
-- already, so no further update leaves its page.
drop index deals_cohort;
create index deals_cohort on deals (workspace_id, pipeline_id, created_at)
  include (visited, status, amount_minor, currency, owner_id, id, stage_entered_at, closed_at) where deleted_at is null;
