import { inEveryWorkspace } from "../../identity/index.ts";
import type { PipelineId, UserId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { type Instant, millisecondsPerHour } from "../../kernel/time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import { notify } from "../../notifications/index.ts";
import { lockDeal, postponeDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import { type JudgedDeal, readJudgedDeals } from "./open-deals.ts";

/** The hours of the workspace's night in which the rule works: whenever the server is up in one of them. */
const night = { from: 1, to: 5 };
/** Enough for one night of one pipeline; the rest goes the next. */
const mostAtOnce = 500;

/** PIP-11, by rule: asked each hour, since each workspace has a night of its own. */
export const putOffOldDealsTask: Task = {
  name: "hygiene.put-off-old-deals",
  schedule: "20 * * * *",
  run: (_payload, { database }) => inEveryWorkspace(database, putOffOldDeals),
};

const isNight = (now: Instant, zone: string): boolean => {
  const hour = (now - startOfDay(dateOf(now, zone), zone)) / millisecondsPerHour;
  return hour >= night.from && hour < night.to;
};

/**
 * In the night: what was announced on a day before and is old still goes to nurture; what has become old is announced to its
 * responsible, once; what is no longer old is forgotten. Twice in a night changes nothing.
 */
export async function putOffOldDeals(unit: Unit): Promise<void> {
  const { timeZone } = unit.actor.workspace;
  if (!isNight(unit.now, timeZone)) return;
  const { rows } = await unit.client.query<{ pipeline_id: PipelineId; come_back_days: number }>(
    `select r.pipeline_id, r.come_back_days from hygiene_rules r
     join reporting.pipelines p on p.workspace_id = r.workspace_id and p.id = r.pipeline_id and p.archived_at is null
     where r.workspace_id = $1 and r.is_on order by r.pipeline_id`,
    [unit.actor.workspaceId],
  );
  for (const { pipeline_id: pipelineId, come_back_days: days } of rows) {
    const old = (await readJudgedDeals(unit, pipelineId, null)).filter(({ isOld }) => isOld);
    await forgetYoung(unit, pipelineId, old);
    await putOffAnnounced(unit, old, days);
    await announce(unit, old);
  }
}

/** Saved since by a meeting, a payment or a move; and what came back after it had been put off. */
async function forgetYoung(unit: Unit, pipelineId: PipelineId, old: readonly JudgedDeal[]): Promise<void> {
  await unit.client.query(
    `delete from hygiene_announcements h using reporting.deals d
     where h.workspace_id = $1 and d.workspace_id = $1 and d.id = h.deal_id and d.pipeline_id = $2 and d.status <> 'postponed'
       and (h.put_off_at is not null or d.id <> all($3))`,
    [unit.actor.workspaceId, pipelineId, old.map(({ id }) => id)],
  );
}

async function putOffAnnounced(unit: Unit, old: readonly JudgedDeal[], days: number): Promise<void> {
  const { workspaceId, workspace } = unit.actor;
  const today = dateOf(unit.now, workspace.timeZone);
  const { rows } = await unit.client.query<{ deal_id: string }>(
    `select deal_id from hygiene_announcements
     where workspace_id = $1 and put_off_at is null and announced_on < $2 and deal_id = any($3) order by deal_id limit ${mostAtOnce}`,
    [workspaceId, today, old.map(({ id }) => id)],
  );
  // The responsible has been told; a head who looks sees the list.
  const quiet: Unit = { ...unit, within: "hygiene" };
  for (const { deal_id: id } of rows) {
    const deal = await lockDeal(unit, id);
    if ("refused" in deal) continue;
    const { version } = deal;
    const done = await postponeDeal(quiet, id, { version, comeBackOn: addDays(today, days), reason: "" });
    if (isRefusal(done)) continue;
    await unit.client.query(
      "update hygiene_announcements set put_off_at = $3 where workspace_id = $1 and deal_id = $2",
      [workspaceId, id, new Date(unit.now)],
    );
  }
}

/** One notice to each responsible, of all deals that go in the coming night. */
async function announce(unit: Unit, old: readonly JudgedDeal[]): Promise<void> {
  const { workspaceId, workspace } = unit.actor;
  const today = dateOf(unit.now, workspace.timeZone);
  const { rows } = await unit.client.query<{ deal_id: string }>(
    `insert into hygiene_announcements (workspace_id, deal_id, announced_on)
     select $1, d.id, $2 from reporting.deals d where d.workspace_id = $1 and d.id = any($3) and d.status = 'open'
     on conflict do nothing returning deal_id`,
    [workspaceId, today, old.map(({ id }) => id)],
  );
  const fresh = new Set(rows.map(({ deal_id }) => deal_id));
  const byOwner: Map<UserId, JudgedDeal[]> = Map.groupBy(
    old.filter(({ id }) => fresh.has(id)),
    ({ ownerId }) => ownerId,
  );
  for (const [ownerId, deals] of byOwner) {
    const [only] = deals;
    await notify(unit, {
      kind: "deal_grows_old",
      to: [ownerId],
      alsoDoer: true,
      dealId: deals.length === 1 ? (only?.id ?? null) : null,
      key: `hygiene:${today}:${ownerId}`,
      params: deals.length === 1 ? {} : { many: deals.length },
    });
  }
}
