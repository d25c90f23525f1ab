-- Lists of deals in any order, a page at a time at any depth; and the board's sums by currency without reading the rows.

create index deals_by_amount on deals (workspace_id, amount_minor, id) where deleted_at is null;
create index deals_by_expected_close on deals (workspace_id, expected_close_on, id) where deleted_at is null;
create index deals_by_stage_entered on deals (workspace_id, stage_entered_at, id) where deleted_at is null;

drop index deals_board;
create index deals_board on deals (workspace_id, pipeline_id, stage_id, stage_entered_at desc, id desc)
  include (amount_minor, currency, owner_id, status, deleted_at) where status = 'open' and deleted_at is null;
