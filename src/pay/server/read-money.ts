import { sql } from "kysely";
import { countedPayments } from "../../commerce/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import { factsOf } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { exactly, roundHalfUp } from "../domain/exact.ts";
import type { Base, SchemeTerms } from "../domain/scheme.ts";
import type { PayFact } from "../domain/slip.ts";

/** A win, with what the price list says of its product's margin. */
interface Win extends PayFact {
  readonly margin: { readonly over: number; readonly under: number } | null;
}

type ByPerson<Row> = ReadonlyMap<UserId, readonly Row[]>;

/** Money of some people in some days: what counts towards the plan, and the bases that their schemes pay for. */
export interface Money {
  readonly facts: ByPerson<PayFact>;
  readonly payments: ByPerson<PayFact>;
  readonly wins: ByPerson<Win>;
}

interface Asked {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly people: readonly UserId[];
}

/** Reads what the bases need and no more. */
export async function readMoney(reading: Reading, asked: Asked, bases: ReadonlySet<Base>): Promise<Money> {
  const facts = await factsOf(reading, asked);
  const payments = bases.has("payments") ? (await countedPayments(reading, asked)).counted : [];
  const wins = bases.has("turnover") || bases.has("margin") ? await readWins(reading, asked) : [];
  const titles = await titlesOf(
    reading,
    [...facts, ...payments].map(({ dealId }) => dealId),
  );
  const titled = (rows: readonly (Omit<PayFact, "title"> & { readonly userId: UserId })[]): ByPerson<PayFact> =>
    byPerson(
      rows.map(({ userId, date, minor, dealId, paymentId }) => ({
        userId,
        row: { date, minor, dealId, paymentId, title: titles.get(dealId) ?? "" },
      })),
    );
  return { facts: titled(facts), payments: titled(payments), wins: byPerson(wins) };
}

function byPerson<Row>(rows: readonly { readonly userId: UserId; readonly row: Row }[]): ByPerson<Row> {
  const known = new Map<UserId, Row[]>();
  for (const { userId, row } of rows) known.set(userId, [...(known.get(userId) ?? []), row]);
  return known;
}

async function titlesOf({ sql: db, actor }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from reporting.deals where workspace_id = ${actor.workspaceId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

interface WinRow {
  readonly deal_id: string;
  readonly won_by: UserId;
  readonly closed_at: Date;
  readonly amount_minor: number;
  readonly title: string;
  readonly margin_minor: number | null;
  readonly price_minor: number | null;
}

/** Deals won in the workspace's currency, by whoever won them. */
async function readWins({ sql: db, actor }: Reading, { from, to, people }: Asked) {
  const { workspaceId, workspace } = actor;
  const { rows } = await sql<WinRow>`
    select w.deal_id, w.won_by, w.closed_at, coalesce(w.amount_minor, 0) as amount_minor, d.title, m.margin_minor, m.price_minor
    from reporting.wins w
    join reporting.deals d on d.workspace_id = w.workspace_id and d.id = w.deal_id
    left join lateral (
      select p.margin_minor, p.price_minor from reporting.product_margins p
      where p.workspace_id = w.workspace_id and p.product = d.product limit 1) m on true
    where w.workspace_id = ${workspaceId} and w.closed_at >= ${new Date(startOfDay(from, workspace.timeZone))}
      and w.closed_at < ${new Date(startOfDay(to, workspace.timeZone))} and w.won_by = any(${[...people]}::uuid[])
      and w.currency = ${workspace.currency}
    order by w.closed_at, w.deal_id`.execute(db);
  return rows.map((row) => ({
    userId: row.won_by,
    row: {
      date: dateOf(row.closed_at.getTime(), workspace.timeZone),
      minor: row.amount_minor,
      dealId: row.deal_id,
      title: row.title,
      paymentId: null,
      margin: row.price_minor === null ? null : { over: row.margin_minor ?? 0, under: row.price_minor },
    } satisfies Win,
  }));
}

type Spans = readonly { readonly from: CalendarDate; readonly to: CalendarDate; readonly terms: SchemeTerms }[];

/** Money of these people in the days [from, to), by day; margin of what the price list does not tell is the usual one of the scheme of that day. */
export function moneyOf(money: Money, people: readonly UserId[], { from, to }: Omit<Asked, "people">, spans: Spans) {
  const within = <Row extends PayFact>(rows: ByPerson<Row>) =>
    people
      .flatMap((person) => rows.get(person) ?? [])
      .filter(({ date }) => date >= from && date < to)
      .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  const wins = within(money.wins);
  const margin = wins.map(({ margin: known, ...win }): PayFact => {
    const usual = spans.find((span) => win.date >= span.from && win.date < span.to)?.terms.usualMargin ?? 0;
    const { over, under } = known ?? { over: usual, under: 10_000 };
    return { ...win, minor: roundHalfUp(exactly(BigInt(win.minor) * BigInt(over), BigInt(under))) };
  });
  return {
    facts: within(money.facts),
    bases: { payments: within(money.payments), turnover: wins.map(({ margin: _, ...win }) => win), margin },
  };
}
