import { sql } from "kysely";
import { may } from "../../identity/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { notify } from "../../notifications/index.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { listPayOrders, PayOrder } from "../contract.ts";
import { payRefusals } from "../domain/refusals.ts";
import type { Scheme } from "../domain/scheme.ts";
import { paidBy } from "./list-schemes.ts";
import { maySeePay } from "./may-see-pay.ts";
import { readPayees, readSchemes } from "./read-schemes.ts";

type Reader = Pick<Reading, "sql" | "actor" | "now">;

interface OrderRow {
  readonly id: string;
  readonly scheme_version_id: string;
  readonly number: number;
  readonly ordered_on: string;
  readonly issued_by: string;
  readonly acknowledged: readonly { readonly id: UserId; readonly name: string; readonly at: string }[];
}

async function readOrders({ sql: db, actor }: Reader): Promise<readonly OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select o.id, o.scheme_version_id, o.number, o.ordered_on, u.name as issued_by, coalesce((
      select jsonb_agg(jsonb_build_object('id', a.user_id, 'name', p.name, 'at', a.acknowledged_at) order by a.acknowledged_at)
      from pay_acknowledgements a join reporting.users p on p.workspace_id = a.workspace_id and p.id = a.user_id
      where a.workspace_id = o.workspace_id and a.order_id = o.id), '[]') as acknowledged
    from pay_orders o join reporting.users u on u.workspace_id = o.workspace_id and u.id = o.issued_by
    where o.workspace_id = ${actor.workspaceId} order by o.number desc`.execute(db);
  return rows;
}

/** Orders of schemes that pay somebody whose pay the reader may know. Those who have acknowledged stay named when they have left. */
export async function listOrders(reading: Reader): Promise<AnswerOf<typeof listPayOrders>> {
  const { actor } = reading;
  const today = dateOf(reading.now, actor.workspace.timeZone);
  const [schemes, payees] = [await readSchemes(reading), await readPayees(reading, null)];
  const items = (await readOrders(reading)).flatMap((row): PayOrder[] => {
    const scheme = schemes.find(({ versions }) => versions.some(({ id }) => id === row.scheme_version_id));
    const version = scheme?.versions.find(({ id }) => id === row.scheme_version_id);
    if (scheme === undefined || version === undefined) return [];
    const isLast = version === scheme.versions.at(-1);
    const concerned = isLast ? paidBy(scheme, payees, schemes, today) : [];
    const done = new Map(row.acknowledged.map((one) => [one.id, one]));
    const waiting = concerned.filter(({ id }) => !done.has(id)).map(({ id, name }) => ({ id, name, at: null }));
    const seen = [...row.acknowledged, ...waiting].filter(({ id }) => maySeePay(actor, id));
    if (seen.length === 0 && !may(actor, "pay.edit")) return [];
    return [
      {
        id: row.id,
        number: row.number,
        orderedOn: row.ordered_on,
        validFrom: version.validFrom,
        scheme: scheme.name,
        schemeId: scheme.id,
        version: version.number,
        issuedBy: row.issued_by,
        isInForce: isInForce(scheme, version.id, today),
        acknowledgements: seen.map(({ id, name, at }) => ({
          person: { id, name },
          at: at === null ? null : new Date(at).toISOString(),
        })),
        waitsForMe: waiting.some(({ id }) => id === actor.userId),
      },
    ];
  });
  return { items };
}

const isInForce = ({ versions }: Scheme, id: string, today: string) =>
  versions.findLast(({ validFrom }) => validFrom <= today)?.id === id;

export async function findOrder(reading: Reader, id: string): Promise<PayOrder | Refusal> {
  const { items } = await listOrders(reading);
  return items.find((one) => one.id === id) ?? refuse(payRefusals, "pay_order_unknown");
}

/** Once and for all, with the moment; a second time changes nothing. Only by whom the order concerns. */
export async function acknowledgeOrder(unit: Unit, id: string): Promise<PayOrder | Refusal> {
  const order = await findOrder(unit, id);
  if (isRefusal(order)) return order;
  const own = order.acknowledgements.find(({ person }) => person.id === unit.actor.userId);
  if (own === undefined) return refuse(payRefusals, "pay_order_not_yours");
  if (own.at !== null) return order;
  await sql`
    insert into pay_acknowledgements (workspace_id, order_id, user_id, acknowledged_at)
    values (${unit.actor.workspaceId}, ${id}, ${unit.actor.userId}, ${new Date(unit.now)}) on conflict do nothing`.execute(
    unit.sql,
  );
  unit.audit({ action: "pay_order.acknowledged", entity: "pay_order", entityId: id });
  return findOrder(unit, id);
}

/** Once a day each, whoever asks. */
export async function remindOfOrder(unit: Unit, id: string): Promise<{ reminded: number } | Refusal> {
  const order = await findOrder(unit, id);
  if (isRefusal(order)) return order;
  const to = order.acknowledgements.filter(({ at }) => at === null).map(({ person }) => person.id);
  await notify(unit, {
    kind: "pay_order",
    to,
    key: `pay_order ${id} ${dateOf(unit.now, unit.actor.workspace.timeZone)}`,
    params: { number: order.number },
  });
  unit.audit({
    action: "pay_order.reminded",
    entity: "pay_order",
    entityId: id,
    changes: { people: [null, to.length] },
  });
  return { reminded: to.length };
}
