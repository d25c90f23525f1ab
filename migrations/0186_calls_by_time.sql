-- ACT-7. Calls of a period, by whoever made them: without it the quality of calls read every activity of the workspace.
create index activities_calls on activities (workspace_id, done_at) where kind = 'call' and done_at is not null and deleted_at is null;
