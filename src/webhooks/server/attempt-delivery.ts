import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { notify } from "../../notifications/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { askOutside, type OutsideAnswer } from "../../platform/http/ask-outside.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import type { WebhookEvent } from "../contract.ts";
import { type Aftermath, type Attempted, afterAttempt } from "../domain/after-attempt.ts";
import { readEvent } from "./event.ts";
import { signedHeaders } from "./sign.ts";
import { enqueueAttempt, giveUp, recordAttempt, recordStanding } from "./store.ts";

const timeoutMs = 10_000;
const keptBytes = 2048;
/** Of the attempts that this process makes at once; more would let one slow receiver take the whole lane. */
const mostPerWebhook = 4;
const underWay = new Map<string, number>();

interface Due {
  readonly event: WebhookEvent;
  readonly webhookId: string;
  readonly name: string;
  readonly url: string;
  readonly isActive: boolean;
  readonly createdBy: string | null;
  readonly tries: number;
  readonly failingSince: number | null;
  readonly secrets: readonly string[];
}

/**
 * One attempt: read what is due, ask the receiver outside of any transaction, note how it went. It may run twice for one
 * delivery when a process dies in between: receivers tell doubles by `webhook-id`.
 */
export async function attemptDelivery(
  database: Database,
  actor: Actor,
  deliveryId: string,
  rules: OutsideRules,
): Promise<void> {
  const due = await readDue(database, actor, deliveryId);
  if (due === null) return;
  if (!due.isActive && due.event.type !== "webhook.tested") {
    await runUnit(database, actor, (unit) => giveUp(unit, deliveryId, "switched_off"));
    return;
  }
  const busy = underWay.get(due.webhookId) ?? 0;
  if (busy >= mostPerWebhook) {
    const later = new Date(Date.now() + 1_000 + Math.random() * 9_000).toISOString();
    await database.write(actor.workspaceId, (transaction) =>
      enqueueAttempt(transaction, actor.workspaceId, deliveryId, later),
    );
    return;
  }
  underWay.set(due.webhookId, busy + 1);
  try {
    await attempt(database, actor, deliveryId, due, rules);
  } finally {
    const left = (underWay.get(due.webhookId) ?? 1) - 1;
    if (left > 0) underWay.set(due.webhookId, left);
    else underWay.delete(due.webhookId);
  }
}

async function attempt(
  database: Database,
  actor: Actor,
  deliveryId: string,
  due: Due,
  rules: OutsideRules,
): Promise<void> {
  const at = Date.now();
  const asked = await ask(due, at, rules);
  const durationMs = Date.now() - at;
  const facts = { tries: due.tries + 1, failingSince: due.failingSince, dice: Math.random() };
  const isTest = due.event.type === "webhook.tested";
  const aftermath = afterAttempt(asked.attempted, facts, Date.now());
  // A test is for whoever looks at the answer now.
  const next = isTest && aftermath.delivery.state === "waiting" ? { state: "failed" as const } : aftermath.delivery;
  const ended = { deliveryId, at, durationMs, next, answer: asked.answer, ...said(asked.attempted) };
  await runUnit(database, actor, async (unit) => {
    await recordAttempt(unit, ended);
    await noteStanding(unit, due, aftermath);
  });
}

const said = (attempted: Attempted) =>
  attempted.kind === "answered"
    ? { status: attempted.status, failure: null }
    : { status: null, failure: attempted.failure };

async function noteStanding(unit: Unit, due: Due, aftermath: Aftermath) {
  const isNews = aftermath.failingSince !== due.failingSince || aftermath.switchOff !== null;
  if (!isNews) return;
  await recordStanding(unit, due.webhookId, aftermath);
  if (aftermath.switchOff === null || !due.isActive) return;
  const changes = { name: due.name, url: due.url, reason: aftermath.switchOff };
  unit.audit({ action: "webhook.switched_off", entity: "webhook", entityId: due.webhookId, changes });
  await notify(unit, {
    kind: "webhook_off",
    to: await peopleOf(unit, due.createdBy),
    params: { webhookId: due.webhookId, name: due.name, how: aftermath.switchOff },
    alsoDoer: true,
  });
}

/** Who made it and is still at work; else the owners, so that somebody hears of it. */
async function peopleOf({ client, actor }: Unit, createdBy: string | null): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    "select id from reporting.users where workspace_id = $1 and is_active and (id = $2 or role = 'owner')",
    [actor.workspaceId, createdBy],
  );
  const people = rows.map(({ id }) => id);
  return createdBy !== null && people.includes(createdBy) ? [createdBy] : people;
}

async function ask(
  due: Due,
  now: number,
  rules: OutsideRules,
): Promise<{ readonly attempted: Attempted; readonly answer: string | null }> {
  const body = JSON.stringify(due.event);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Voronka-Webhooks/1",
    ...signedHeaders(due.event.id, now, body, due.secrets),
  };
  const answer = await askOutside(
    due.url,
    { method: "POST", headers, body, timeoutMs, maxBytes: keptBytes, cutsAnswer: true },
    rules,
  );
  if (isRefusal(answer)) {
    const reason = answer.refused === "address_unreachable" ? answer.params?.reason : undefined;
    return { attempted: { kind: "unheard", failure: String(reason ?? answer.refused).slice(0, 200) }, answer: null };
  }
  const attempted = { kind: "answered", status: answer.status, retryAfterMs: retryAfter(answer) } as const;
  return { attempted, answer: printable(answer.body) };
}

/** In seconds, or a date; anything else is nothing. */
function retryAfter({ headers }: OutsideAnswer): number | null {
  const told = headers["retry-after"];
  if (told === undefined) return null;
  const ms = /^\d{1,9}$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** PostgreSQL keeps no NUL. */
const printable = (body: Buffer): string => body.toString("utf8").replaceAll("\0", "\u2400");

interface Row {
  readonly entry_id: string;
  readonly tries: number;
  readonly webhook_id: string;
  readonly name: string;
  readonly url: string;
  readonly is_active: boolean;
  readonly created_by: string | null;
  readonly failing_since: Date | null;
  readonly secrets: readonly string[];
}

/** Null when it is over already, or gone with its webhook. */
async function readDue(database: Database, actor: Actor, deliveryId: string): Promise<Due | null> {
  return database.read(actor.workspaceId, async ({ client }) => {
    const { rows } = await client.query<Row>(
      `select d.entry_id, d.tries, w.id as webhook_id, w.name, w.url, w.is_active, w.created_by, w.failing_since,
         array_remove(array[w.secret, case when w.previous_secret_until > now() then w.previous_secret end], null) as secrets
       from webhook_deliveries d join webhooks w on w.workspace_id = d.workspace_id and w.id = d.webhook_id
       where d.workspace_id = $1 and d.id = $2 and d.state = 'waiting'`,
      [actor.workspaceId, deliveryId],
    );
    const row = rows[0];
    const event = row && (await readEvent({ client, actor }, row.entry_id));
    if (!row || !event) return null;
    return {
      event,
      webhookId: row.webhook_id,
      name: row.name,
      url: row.url,
      isActive: row.is_active,
      createdBy: row.created_by,
      tries: row.tries,
      failingSince: row.failing_since?.getTime() ?? null,
      secrets: row.secrets,
    };
  });
}
