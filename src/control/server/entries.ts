import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import { compareDay, planStates, promisedFor } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { EntryFigure, listControlEntries } from "../contract.ts";
import { readPaymentPlaces } from "./awaited.ts";
import { type DeviantDeal, readOld, readOverrides, readStuck } from "./deviations.ts";
import { readScope, type Scope } from "./scope.ts";
import { withoutStep } from "./without-step.ts";

type Entry = Awaited<ReturnType<(typeof listControlEntries)["answer"]["parseAsync"]>>["items"][number];
type Note = Entry["note"];

/** What is behind a figure: the same doors count the figure and list its entries. */
export async function readEntries(reading: Reading, { query }: InputOf<typeof listControlEntries>) {
  const scope = await readScope(reading, query.department);
  if (isRefusal(scope)) return scope;
  const only = (people: Scope["people"]) =>
    query.person === undefined ? people : people.filter(({ id }) => id === query.person);
  const asked = { ...scope, people: only(scope.people), former: only(scope.former) };
  return { items: await readers[query.figure](reading, asked, query.stage) };
}

type Reader = (reading: Reading, scope: Scope, stage: string | undefined) => Promise<Entry[]>;

const readers: Readonly<Record<EntryFigure, Reader>> = {
  received: (reading, scope) => facts(reading, scope, () => true),
  today: (reading, scope) => facts(reading, scope, (date) => date === scope.span.today),
  promised: (reading, scope) => promised(reading, scope, scope.yesterday),
  next: (reading, scope) => promised(reading, scope, scope.promiseDay),
  came,
  meetings: (reading, scope) => work(reading, scope, "meeting"),
  calls: (reading, scope) => work(reading, scope, "call"),
  without_step: stepless,
  stuck: async (reading, scope, stage) =>
    deals(
      reading,
      scope,
      (await readStuck(reading, scope)).filter(({ stageId }) => stageId === stage),
    ),
  old_deals: async (reading, scope) => deals(reading, scope, await readOld(reading, scope)),
  overrides: async (reading, scope) => deals(reading, scope, await readOverrides(reading, scope)),
  without_rate: async (reading, scope) => {
    const { withoutRate } = await states(reading, scope);
    return payments(
      reading,
      scope,
      withoutRate.map((one) => ({ ...one, minor: null, note: null })),
    );
  },
};

const idsOf = ({ people }: Scope) => people.map(({ id }) => id);
const states = (reading: Reading, scope: Scope) =>
  planStates(reading, {
    people: [...scope.people, ...scope.former].map(({ id }) => id),
    now: reading.now,
    within: scope.within,
  });

async function facts(reading: Reading, scope: Scope, isAsked: (date: string) => boolean): Promise<Entry[]> {
  const { facts: all } = await states(reading, scope);
  const some = all.filter(({ date }) => isAsked(date)).map((one) => ({ ...one, note: null }));
  const paid = some.flatMap((one) => (one.paymentId === null ? [] : [{ ...one, paymentId: one.paymentId }]));
  const won = some.filter(({ paymentId }) => paymentId === null);
  return [...(await payments(reading, scope, paid)), ...(await wins(reading, scope, won))];
}

interface PaidEntry {
  readonly paymentId: string;
  readonly userId: UserId;
  readonly date: string | null;
  readonly minor: number | null;
  readonly note: Note;
}

async function payments(reading: Reading, scope: Scope, some: readonly PaidEntry[]): Promise<Entry[]> {
  const places = await readPaymentPlaces(
    reading,
    some.map(({ paymentId }) => paymentId),
  );
  return some.map(({ paymentId, userId, date, minor, note }) => {
    const place = places.get(paymentId);
    const isMoved = note === "missed" && place?.plannedOn != null && date !== null && place.plannedOn > date;
    return {
      id: paymentId,
      dealId: place?.dealId ?? null,
      title: place?.title ?? "",
      company: place?.company ?? null,
      person: nameOf(scope, userId),
      date,
      amount: minor === null ? null : { minor, currency: reading.actor.workspace.currency },
      note: isMoved ? "moved" : note,
      movedTo: isMoved ? place.plannedOn : null,
    };
  });
}

const nameOf = ({ people, former }: Scope, id: UserId) =>
  [...people, ...former].find((one) => one.id === id)?.name ?? "";

async function promised(reading: Reading, scope: Scope, day: string | null): Promise<Entry[]> {
  if (day === null) return [];
  const rows = await promisedFor(reading, { day, people: idsOf(scope) });
  const isOver = day < scope.span.today;
  const missed = isOver
    ? new Set(
        [...(await compareDay(reading, day, idsOf(scope), 0)).values()].flatMap((one) =>
          one.missed.map(({ paymentId }) => paymentId),
        ),
      )
    : new Set<string>();
  return payments(
    reading,
    scope,
    rows.map((row) => ({ ...row, date: day, note: missed.has(row.paymentId) ? "missed" : null })),
  );
}

async function came(reading: Reading, scope: Scope): Promise<Entry[]> {
  if (scope.yesterday === null) return [];
  const compared = await compareDay(reading, scope.yesterday, idsOf(scope), 0);
  return payments(
    reading,
    scope,
    [...compared].flatMap(([userId, { arrivals }]) =>
      arrivals.map(({ paymentId, minor, arrival }) => ({
        paymentId,
        userId,
        minor,
        date: scope.yesterday,
        note: arrival,
      })),
    ),
  );
}

const dealColumns = sql`d.id, d.title, c.name as company, d.owner_id`;
const dealJoins = sql`left join reporting.companies c on c.workspace_id = d.workspace_id and c.id = d.company_id`;

interface DealRow {
  readonly id: string;
  readonly title: string;
  readonly company: string | null;
  readonly owner_id: UserId;
  readonly minor: number | null;
  readonly at: Date | null;
}

const entryOf = (reading: Reading, scope: Scope, row: DealRow, id = row.id): Entry => ({
  id,
  dealId: row.id,
  title: row.title,
  company: row.company,
  person: nameOf(scope, row.owner_id),
  date: row.at === null ? null : dateOf(row.at.getTime(), reading.actor.workspace.timeZone),
  amount: row.minor === null ? null : { minor: row.minor, currency: reading.actor.workspace.currency },
  note: null,
  movedTo: null,
});

const ownMoney = ({ actor }: Reading) =>
  sql`case when d.currency = ${actor.workspace.currency} then d.amount_minor end as minor`;

async function stepless(reading: Reading, scope: Scope): Promise<Entry[]> {
  const { rows } = await sql<DealRow>`
    select ${dealColumns}, ${ownMoney(reading)}, d.stage_entered_at as at from reporting.deals d ${dealJoins}
    where d.workspace_id = ${reading.actor.workspaceId} and d.owner_id = any(${idsOf(scope)}::uuid[]) and ${withoutStep("d")}
    order by d.amount_minor desc nulls last, d.id`.execute(reading.sql);
  return rows.map((row) => entryOf(reading, scope, row));
}

async function deals(reading: Reading, scope: Scope, some: readonly DeviantDeal[]): Promise<Entry[]> {
  const { rows } = await sql<DealRow>`
    select ${dealColumns}, ${ownMoney(reading)}, d.stage_entered_at as at from reporting.deals d ${dealJoins}
    where d.workspace_id = ${reading.actor.workspaceId} and d.id = any(${some.map(({ id }) => id)}::uuid[])`.execute(
    reading.sql,
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return some.flatMap(({ id, stageId }, place) => {
    const row = known.get(id);
    // A deal may have passed two gates by a head's word: each is an entry.
    const isAgain = some.findIndex((one) => one.id === id) < place;
    return row ? [entryOf(reading, scope, row, isAgain ? stageId : id)] : [];
  });
}

async function wins(
  reading: Reading,
  scope: Scope,
  some: readonly { readonly dealId: string; readonly userId: UserId; readonly minor: number; readonly date: string }[],
): Promise<Entry[]> {
  const { rows } = await sql<DealRow>`
    select ${dealColumns}, ${ownMoney(reading)}, d.closed_at as at from reporting.deals d ${dealJoins}
    where d.workspace_id = ${reading.actor.workspaceId} and d.id = any(${some.map(({ dealId }) => dealId)}::uuid[])`.execute(
    reading.sql,
  );
  const credited = new Map(some.map((one) => [one.dealId, one]));
  return rows.map((row) => {
    const win = credited.get(row.id);
    return {
      ...entryOf(reading, scope, { ...row, minor: win?.minor ?? row.minor }),
      person: nameOf(scope, win?.userId ?? row.owner_id),
    };
  });
}

/** Done meetings and calls of the last working day, as the norms count them. */
async function work(reading: Reading, scope: Scope, kind: "meeting" | "call"): Promise<Entry[]> {
  const { timeZone } = reading.actor.workspace;
  const { yesterday } = scope;
  if (yesterday === null) return [];
  const { rows } = await sql<{
    id: string;
    deal_id: string | null;
    subject: string;
    owner_id: UserId;
    company: string | null;
  }>`
    select w.id, w.deal_id, w.subject, w.owner_id, c.name as company from reporting.work w
    left join reporting.deals d on d.workspace_id = w.workspace_id and d.id = w.deal_id ${dealJoins}
    where w.workspace_id = ${reading.actor.workspaceId} and w.owner_id = any(${idsOf(scope)}::uuid[]) and w.kind = ${kind}
      and w.done_at is not null and ${kind === "meeting" ? sql`w.is_held is not false` : sql`true`}
      and (w.list_at at time zone ${timeZone})::date = ${yesterday}::date
      and w.list_at >= ${new Date(startOfDay(yesterday, timeZone))}
    order by w.list_at, w.id`.execute(reading.sql);
  return rows.map((row) => ({
    id: row.id,
    dealId: row.deal_id,
    title: row.subject,
    company: row.company,
    person: nameOf(scope, row.owner_id),
    date: yesterday,
    amount: null,
    note: null,
    movedTo: null,
  }));
}
