import { sql } from "kysely";
import { plannedPayments } from "../../commerce/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { ComparedPromise } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { PersonFacts } from "../domain/what-to-do.ts";

/** A payment's deal as it is called among people, and where the payment stands now. */
export interface PaymentPlace {
  readonly dealId: string;
  readonly title: string;
  readonly company: string | null;
  readonly plannedOn: CalendarDate | null;
  readonly isReceived: boolean;
}

export async function readPaymentPlaces(
  reading: Reading,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, PaymentPlace>> {
  const { rows } = await sql<PaymentPlace & { id: string }>`
    select p.id, p.deal_id as "dealId", d.title, c.name as company, p.planned_on as "plannedOn",
      p.received_on is not null as "isReceived"
    from reporting.payments p
    join reporting.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
    left join reporting.companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    where p.workspace_id = ${reading.actor.workspaceId} and p.id = any(${[...paymentIds]}::uuid[])`.execute(
    reading.sql,
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** The greatest promised payment of each person that did not come and whose day nobody moved. */
export async function readMissed(
  reading: Reading,
  compared: ReadonlyMap<UserId, ComparedPromise>,
  yesterday: CalendarDate,
): Promise<ReadonlyMap<UserId, PersonFacts["missed"]>> {
  const short = [...compared].filter(([, { isShort }]) => isShort);
  const places = await readPaymentPlaces(
    reading,
    short.flatMap(([, { missed }]) => missed.map(({ paymentId }) => paymentId)),
  );
  return new Map(
    short.map(([id, { missed }]) => {
      const waiting = missed
        .map((one) => ({ ...one, place: places.get(one.paymentId) }))
        .filter(({ place }) => place && !place.isReceived && (place.plannedOn === null || place.plannedOn <= yesterday))
        .toSorted((one, other) => other.minor - one.minor)[0];
      const { place } = waiting ?? {};
      return [
        id,
        waiting && place ? { dealId: place.dealId, from: place.company ?? place.title, minor: waiting.minor } : null,
      ];
    }),
  );
}

/** For how long a put-off payment is told of. */
const weekOfMoves = 7;
const farAhead = 400;

/** The greatest payment of each person that was put off to a later day within the last week and is still to come. */
export async function readMoved(
  reading: Reading,
  people: readonly UserId[],
  today: CalendarDate,
): Promise<ReadonlyMap<UserId, PersonFacts["moved"]>> {
  const since = new Date(reading.now - weekOfMoves * 86_400_000);
  const { rows } = await sql<{ payment_id: string; from_on: CalendarDate }>`
    select distinct on (payment_id) payment_id, from_on from reporting.payment_moves
    where workspace_id = ${reading.actor.workspaceId} and moved_at >= ${since}
    order by payment_id, moved_at, version`.execute(reading.sql);
  if (rows.length === 0) return new Map();
  const from = new Map(rows.map((row) => [row.payment_id, row.from_on]));
  const planned = await plannedPayments(reading, { from: today, to: addDays(today, farAhead), people });
  const put = planned.flatMap(({ paymentId, dealId, userId, date, minor }) => {
    const fromOn = from.get(paymentId);
    return fromOn !== undefined && fromOn < date && minor !== null && minor > 0
      ? [{ paymentId, dealId, userId, toOn: date, fromOn, minor }]
      : [];
  });
  const places = await readPaymentPlaces(
    reading,
    put.map(({ paymentId }) => paymentId),
  );
  const greatest = new Map<UserId, PersonFacts["moved"]>();
  for (const { paymentId, userId, ...one } of put.toSorted((first, second) => second.minor - first.minor)) {
    const place = places.get(paymentId);
    if (place && !greatest.has(userId)) greatest.set(userId, { ...one, from: place.company ?? place.title });
  }
  return greatest;
}
