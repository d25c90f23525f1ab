-- Reports look at deals and visits in these two indexes alone. Neither makes a further update leave its page: every column
-- added is in an index already.
drop index deals_cohort;
create index deals_cohort on deals (workspace_id, pipeline_id, created_at)
  include (visited, status, amount_minor, owner_id, id, stage_entered_at, closed_at) where deleted_at is null;
drop index visits_number;
create unique index visits_number on visits (workspace_id, deal_id, number)
  include (pipeline_id, stage_id, entered_at, left_at, left_as, void_at);
