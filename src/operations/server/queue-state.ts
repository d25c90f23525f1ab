import type pg from "pg";

/** Tasks of one kind. `failed` gave up; `retrying` failed and are tried again by themselves. */
export interface TaskCounts {
  readonly task: string;
  readonly waiting: number;
  readonly running: number;
  readonly retrying: number;
  readonly failed: number;
  /** Since when the one that waits longest is due. */
  readonly dueSince: Date | null;
}

/** The queue by kind of task, of all workspaces. */
export async function queueState(owner: pg.Pool): Promise<readonly TaskCounts[]> {
  const { rows } = await owner.query<TaskCounts>(
    `select task_identifier as task,
       count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'running') as running,
       count(*) filter (where state = 'retrying') as retrying, count(*) filter (where state = 'failed') as failed,
       min(run_at) filter (where state in ('waiting', 'retrying') and run_at <= now()) as "dueSince"
     from (select task_identifier, run_at, case when locked_at is not null then 'running'
             when attempts >= max_attempts then 'failed' when last_error is not null then 'retrying' else 'waiting' end as state
           from graphile_worker.jobs) as jobs
     group by task_identifier order by task_identifier`,
  );
  return rows;
}
