-- The flow counts who left when, week by week; it reads this index alone.
create index visits_left on visits (workspace_id, pipeline_id, left_at) include (stage_id, left_as, to_stage_id, deal_id)
  where void_at is null;
