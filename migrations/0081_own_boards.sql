-- Most people see their own deals alone, and their board read everybody's: 20,000 entries of the index for the 330 that are theirs.
create index deals_own_board on deals (workspace_id, pipeline_id, owner_id, stage_id, stage_entered_at desc, id desc)
  include (amount_minor, currency, status, deleted_at, has_next_step) where status = 'open' and deleted_at is null;

-- Lists in another order leave out others' deals by the index alone, instead of reading sixty deals for each that is one's own.
drop index deals_by_amount;
create index deals_by_amount on deals (workspace_id, amount_minor, id) include (owner_id, pipeline_id, status) where deleted_at is null;
drop index deals_by_expected_close;
create index deals_by_expected_close on deals (workspace_id, expected_close_on, id) include (owner_id, pipeline_id, status) where deleted_at is null;
drop index deals_by_stage_entered;
create index deals_by_stage_entered on deals (workspace_id, stage_entered_at, id) include (owner_id, pipeline_id, status) where deleted_at is null;
drop index deals_created;
create index deals_created on deals (workspace_id, created_at desc, id desc) include (owner_id, pipeline_id, status) where deleted_at is null;
