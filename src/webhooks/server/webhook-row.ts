import type { Transaction } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Webhook } from "../contract.ts";

type Asking = Transaction & Pick<Unit, "actor">;

const columns = [
  "id",
  "name",
  "url",
  "events",
  "is_active",
  "off_reason",
  "failing_since",
  "previous_secret_until",
  "created_at",
  "version",
] as const;

/** Webhooks of the workspace as the wire tells them; without their secrets. */
export const webhooksOf = ({ sql, actor }: Pick<Asking, "sql" | "actor">) =>
  sql.selectFrom("webhooks").select(columns).where("workspace_id", "=", actor.workspaceId);

export async function findWebhook(asking: Pick<Asking, "sql" | "actor">, id: string): Promise<Webhook | null> {
  const row = await webhooksOf(asking).where("id", "=", id).executeTakeFirst();
  return row ? webhookFrom(row) : null;
}

/** As `findWebhook`; nobody else changes it until this transaction ends. */
export async function lockWebhook(asking: Pick<Asking, "sql" | "actor">, id: string): Promise<Webhook | null> {
  const row = await webhooksOf(asking).where("id", "=", id).forUpdate().executeTakeFirst();
  return row ? webhookFrom(row) : null;
}

type Row = Awaited<ReturnType<ReturnType<typeof webhooksOf>["executeTakeFirstOrThrow"]>>;

export function webhookFrom(row: Row): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    isActive: row.is_active,
    offReason: row.off_reason as Webhook["offReason"],
    failingSince: iso(row.failing_since),
    previousSecretUntil: iso(row.previous_secret_until),
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

const iso = (moment: Date | null): string | null => (moment === null ? null : moment.toISOString());
