-- Tasks of the queue that failed, for those who keep the installation: those of the own workspace, and those that belong
-- to none because the clock began them. The application's role reaches the queue through these two questions only.
create function failed_tasks() returns table (
  id bigint, task text, attempts integer, max_attempts integer, last_error text, is_running boolean, queued_at timestamptz,
  failed_at timestamptz, next_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select j.id, t.identifier, j.attempts, j.max_attempts, j.last_error, j.locked_at is not null, j.created_at, j.updated_at,
      case when j.attempts < j.max_attempts then j.run_at end
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.last_error is not null
      and coalesce(j.payload ->> 'workspaceId', public.current_workspace()::text) = public.current_workspace()::text
    order by j.updated_at desc, j.id desc limit 100
  $$;

-- Runs such a task again at once, or takes it out of the queue; false when there is none that waits.
create function settle_failed_task(number bigint, again boolean) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not exists (select from public.failed_tasks() f where f.id = number and not f.is_running) then return false; end if;
    if again then return exists (select from graphile_worker.reschedule_jobs(array[number], now(), null, 0)); end if;
    return exists (select from graphile_worker.complete_jobs(array[number]));
  end $$;

do $$
declare signature text;
begin
  foreach signature in array array['failed_tasks()', 'settle_failed_task(bigint, boolean)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to voronka_app', signature);
  end loop;
end $$;
