import { sql } from "kysely";
import { chainProgress } from "../../activities/index.ts";
import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import { workingMilliseconds } from "../../kernel/working-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { TodayAnswer, TodayTask } from "../contract.ts";
import type { Group } from "../domain/order-day.ts";
import { contactOf, type DealWords, dealOf, mainContact } from "./words-of-deal.ts";

type ChainKind = Parameters<typeof chainProgress>[0][number];
interface Contact {
  readonly activity: ChainKind;
  readonly subject: string;
}

interface Row extends DealWords {
  readonly deal_id: string;
  readonly created_at: Date;
  readonly stage_entered_at: Date;
  readonly target_hours: number | null;
  readonly chain: readonly Contact[];
  readonly done_on_stage: readonly ChainKind[] | null;
  readonly was_contacted: boolean;
  readonly has_next: boolean;
}

export interface OwnDeals {
  readonly tasks: readonly TodayTask[];
  readonly pipeline: TodayAnswer["pipeline"];
  readonly chainOf: (
    dealId: string,
  ) => { readonly subject: string; readonly place: number; readonly of: number } | null;
}

/** A deal nobody spoke to is new for this long; after it, it only lacks a next step. */
const freshDays = 14;
/** More than this nobody puts in order in a day; the figures beside the list lead to the rest. */
const mostHygiene = 15;

/** The caller's open deals: what each lacks, and their figures. */
export async function readOwnDeals(reading: Reading): Promise<OwnDeals> {
  const { actor, sql: db } = reading;
  const { rows } = await sql<Row>`
    select d.id as deal_id, d.title as deal_title, d.amount_minor, d.currency, s.name as stage, o.name as company, d.created_at,
      d.stage_entered_at, s.target_hours, s.contact_chain as chain, m.name as contact, m.phone, m.email, done.on_stage as done_on_stage,
      coalesce(done.n, 0) > 0 as was_contacted,
      exists (select from reporting.next_steps n where n.workspace_id = d.workspace_id and n.deal_id = d.id) as has_next
    from reporting.deals d
    join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    left join reporting.companies o on o.workspace_id = d.workspace_id and o.id = d.company_id
    left join lateral ${mainContact} m on true
    left join lateral (
      select count(*) filter (where z.kind not in ('note', 'task')) as n,
        jsonb_agg(z.kind order by z.done_at, z.id) filter (where z.done_at >= d.stage_entered_at) as on_stage
      from reporting.done_contacts z where z.workspace_id = d.workspace_id and z.deal_id = d.id) done on true
    where d.workspace_id = ${actor.workspaceId} and d.owner_id = ${actor.userId} and d.status = 'open'
    order by d.id limit 2000`.execute(db);
  const told = rows.map((row) => ({ row, chain: nextOfChain(row), over: overTarget(row, reading) }));
  const tasks = told.flatMap(({ row, chain, over }) => taskOf(row, chain, over, reading));
  const { currency } = actor.workspace;
  const chains = new Map(told.map(({ row, chain }) => [row.deal_id, chain]));
  const hygiene = tasks
    .filter(({ group }) => group === "hygiene")
    .sort((one, other) => (other.deal?.amount?.minor ?? 0) - (one.deal?.amount?.minor ?? 0));
  return {
    tasks: [...tasks.filter(({ group }) => group !== "hygiene"), ...hygiene.slice(0, mostHygiene)],
    pipeline: {
      open: rows.length,
      amount: {
        minor: rows.reduce((sum, row) => sum + (row.currency === currency ? (row.amount_minor ?? 0) : 0), 0),
        currency,
      },
      withoutNextStep: rows.filter(({ has_next }) => !has_next).length,
      overTarget: told.filter(({ over }) => over !== null).length,
    },
    chainOf: (dealId) => chains.get(dealId) ?? null,
  };
}

function nextOfChain({ chain, done_on_stage }: Row) {
  const { doneBy } = chainProgress(
    chain.map(({ activity }) => activity),
    done_on_stage ?? [],
  );
  const place = doneBy.indexOf(null);
  const next = chain[place];
  return next === undefined ? null : { ...next, place: place + 1, of: chain.length };
}

/** How many times the stage's target the deal has stood there, in working time; null: within it. */
function overTarget({ target_hours, stage_entered_at }: Row, { now, actor }: Reading): number | null {
  if (target_hours === null) return null;
  const stayed = workingMilliseconds(stage_entered_at.getTime(), now, actor.workspace.workingCalendar);
  const times = stayed / (target_hours * millisecondsPerHour);
  return times > 1 ? times : null;
}

function taskOf(
  row: Row,
  chain: ReturnType<typeof nextOfChain>,
  over: number | null,
  { now }: Reading,
): readonly TodayTask[] {
  const isFresh = !row.was_contacted && now - row.created_at.getTime() < freshDays * millisecondsPerDay;
  const group: Group | null = row.has_next
    ? over === null
      ? null
      : "hygiene"
    : isFresh
      ? "fresh"
      : chain === null
        ? "hygiene"
        : "chain";
  if (group === null) return [];
  return [
    {
      key: `deal ${row.deal_id}`,
      group,
      kind: row.has_next ? null : (chain?.activity ?? null),
      title: row.has_next ? (row.deal_title ?? "") : (chain?.subject ?? row.deal_title ?? ""),
      at: (group === "fresh" ? row.created_at : row.stage_entered_at).toISOString(),
      hasTime: true,
      place: null,
      activity: null,
      deal: dealOf(row),
      company: row.company,
      contact: contactOf(row),
      overTarget: over,
    },
  ];
}
