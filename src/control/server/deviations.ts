import { sql } from "kysely";
import { readJudgedDeals } from "../../hygiene/index.ts";
import type { PipelineId, UserId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { mondayOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { coverageOf } from "../../reverse-planning/index.ts";
import type { Deviation } from "../contract.ts";
import type { Scope } from "./scope.ts";
import { readControlSettings } from "./settings.ts";
import { readTaken } from "./taken.ts";

/** A deal behind a deviation. */
export interface DeviantDeal {
  readonly id: string;
  readonly stageId: string;
  readonly stage: string;
  readonly pipelineId: string;
  readonly ownerId: UserId;
  readonly minor: number | null;
  /** Since when it deviates. */
  readonly since: Instant;
}

/** The most telling of stages: a list of all of them tells nothing. */
const mostStages = 3;

/** PLA-7: what the head's screen shows at the right, each with one action; the gravest first. */
export async function readDeviations(reading: Reading, scope: Scope): Promise<readonly Deviation[]> {
  const since = scope.yesterday === null ? reading.now : startOfDay(scope.yesterday, reading.actor.workspace.timeZone);
  const { stuckDays } = await readControlSettings(reading);
  const taken = await readTaken(reading, scope.span.today);
  const found = [
    ...(await readShortages(reading, scope)),
    ...stagesOf(await readStuck(reading, scope), { reading, since, days: stuckDays, taken }),
    ...(await oldDeals(reading, scope)),
    ...together(await readOverrides(reading, scope), "overrides", reading, since),
  ];
  const grave = (one: Deviation) => Number(one.tone !== "red");
  return found.toSorted((one, other) => grave(one) - grave(other));
}

const plain = { stage: null, held: null, needed: null, days: null, taken: null };

function moneyOf(deals: readonly DeviantDeal[], { actor }: Reading) {
  return {
    minor: deals.reduce((sum, { minor }) => sum + (minor ?? 0), 0),
    currency: actor.workspace.currency,
  };
}

function together(
  deals: readonly DeviantDeal[],
  code: Deviation["code"],
  reading: Reading,
  since: Instant,
): Deviation[] {
  if (deals.length === 0) return [];
  const isNew = deals.every((deal) => deal.since >= since);
  const sum = { count: deals.length, amount: moneyOf(deals, reading) };
  return [{ ...plain, key: code, code, tone: "warn", ...sum, isNew }];
}

interface Stuck {
  readonly reading: Reading;
  readonly since: Instant;
  readonly days: number;
  readonly taken: Awaited<ReturnType<typeof readTaken>>;
}

function stagesOf(deals: readonly DeviantDeal[], { reading, since, days, taken }: Stuck): Deviation[] {
  const stages = [...Map.groupBy(deals, ({ stageId }) => stageId).values()]
    .toSorted((one, other) => moneyOf(other, reading).minor - moneyOf(one, reading).minor)
    .slice(0, mostStages);
  return stages.flatMap((some): Deviation[] => {
    const [first] = some;
    if (!first) return [];
    return [
      {
        ...plain,
        key: `stuck ${first.stageId}`,
        code: "stuck",
        tone: "warn",
        count: some.length,
        amount: moneyOf(some, reading),
        isNew: some.every((deal) => deal.since >= since),
        stage: { id: first.stageId, name: first.stage, pipelineId: first.pipelineId },
        days,
        taken: taken.get(`calls ${first.stageId}`) ?? null,
      },
    ];
  });
}

/** Open deals that nobody has spoken with the customer of for so many days, nor moved; by people of the scope. */
export async function readStuck(reading: Reading, { people }: Scope): Promise<readonly DeviantDeal[]> {
  const { stuckDays } = await readControlSettings(reading);
  const before = new Date(reading.now - stuckDays * millisecondsPerDay);
  const { rows } = await sql<Omit<DeviantDeal, "since"> & { at: Date }>`
    select d.id, d.stage_id as "stageId", s.name as stage, d.pipeline_id as "pipelineId", d.owner_id as "ownerId",
      case when d.currency = ${reading.actor.workspace.currency} then d.amount_minor end as minor,
      greatest(d.stage_entered_at, c.at) as at
    from reporting.deals d
    join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    left join lateral (
      select max(z.done_at) as at from reporting.done_contacts z
      where z.workspace_id = d.workspace_id and z.deal_id = d.id and z.kind not in ('note', 'task')
    ) c on true
    where d.workspace_id = ${reading.actor.workspaceId} and d.status = 'open' and d.stage_entered_at < ${before}
      and (c.at is null or c.at < ${before}) and d.owner_id = any(${people.map(({ id }) => id)}::uuid[])
    order by d.amount_minor desc nulls last, d.id`.execute(reading.sql);
  return rows.map(({ at, ...deal }) => ({ ...deal, since: at.getTime() + stuckDays * millisecondsPerDay }));
}

/** Moves of this week that passed the gate by a head's word. */
export async function readOverrides(reading: Reading, { people, span }: Scope): Promise<readonly DeviantDeal[]> {
  const monday = startOfDay(mondayOf(span.today), reading.actor.workspace.timeZone);
  const { rows } = await sql<Omit<DeviantDeal, "since"> & { at: Date }>`
    select d.id, v.stage_id as "stageId", s.name as stage, v.pipeline_id as "pipelineId", d.owner_id as "ownerId",
      case when d.currency = ${reading.actor.workspace.currency} then d.amount_minor end as minor, max(v.entered_at) as at
    from reporting.visits v
    join reporting.deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id
    join reporting.stages s on s.workspace_id = v.workspace_id and s.id = v.stage_id
    where v.workspace_id = ${reading.actor.workspaceId} and v.override_reason is not null and v.entered_at >= ${new Date(monday)}
      and d.owner_id = any(${people.map(({ id }) => id)}::uuid[])
    group by d.id, v.stage_id, s.name, v.pipeline_id, d.owner_id, d.currency, d.amount_minor
    order by max(v.entered_at) desc, d.id`.execute(reading.sql);
  return rows.map(({ at, ...deal }) => ({ ...deal, since: at.getTime() }));
}

/** Open longer than two usual cycles and with nothing promised: they hold the forecast up (PIP-11). */
export async function readOld(reading: Reading, { people }: Scope): Promise<readonly DeviantDeal[]> {
  const { rows } = await sql<{ id: PipelineId }>`
    select id from reporting.pipelines where workspace_id = ${reading.actor.workspaceId} and archived_at is null`.execute(
    reading.sql,
  );
  const ids = people.map(({ id }) => id);
  const found: DeviantDeal[] = [];
  for (const { id: pipelineId } of rows) {
    for (const deal of await readJudgedDeals(reading, pipelineId, ids)) {
      if (!deal.isOld) continue;
      const minor = deal.currency === reading.actor.workspace.currency ? deal.amountMinor : null;
      const { id, ownerId, stageId, openSince } = deal;
      found.push({ id, ownerId, stageId, stage: "", pipelineId, minor, since: openSince });
    }
  }
  return found.toSorted((one, other) => (other.minor ?? 0) - (one.minor ?? 0));
}

async function oldDeals(reading: Reading, scope: Scope): Promise<Deviation[]> {
  const deals = await readOld(reading, scope);
  if (deals.length === 0) return [];
  const sum = { count: deals.length, amount: moneyOf(deals, reading) };
  return [{ ...plain, key: "old_deals", code: "old_deals", tone: "warn", ...sum, isNew: false }];
}

/** Under this part of what is needed a stage is short indeed. */
const veryShort = 0.7;

/** The stage that the scope holds least of against what its plan needs (PLA-6). */
async function readShortages(reading: Reading, { department }: Scope): Promise<Deviation[]> {
  const answer = await coverageOf(reading, department === null ? {} : { department });
  if (isRefusal(answer)) return [];
  const short = answer.total.flatMap(({ stageId, held, needed }) => {
    const stage = answer.stages.find(({ id }) => id === stageId);
    return stage && needed !== null && needed > 0 && held / needed < veryShort ? [{ stage, held, needed }] : [];
  });
  const [worst] = short.toSorted((one, other) => one.held / one.needed - other.held / other.needed);
  if (!worst) return [];
  return [
    {
      ...plain,
      key: `coverage ${worst.stage.id}`,
      code: "coverage",
      tone: "red",
      count: worst.needed - worst.held,
      amount: null,
      isNew: false,
      stage: { id: worst.stage.id, name: worst.stage.name, pipelineId: answer.pipeline.id },
      held: worst.held,
      needed: worst.needed,
    },
  ];
}
