import { type RawBuilder, sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/time.ts";
import type { NotificationKind } from "../domain/kinds.ts";
import type { Told } from "../domain/tell.ts";

export interface ShownRow extends Told {
  readonly id: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}

interface Row {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly deal_id: string | null;
  readonly deal_title: string | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

/**
 * Notifications `n` of the actor that hold and may be seen: not taken back, of no deal or of one that is there and that the
 * actor still sees, and, while unread, of no stay that has ended. Decided when they are read, so that an undone move, a deleted
 * deal or another department show at once. `rest` adds conditions and order.
 */
export function shownTo(actor: Pick<Actor, "workspaceId" | "userId" | "sees">, rest: RawBuilder<unknown>) {
  return sql<Row>`
    select n.id, n.kind, n.deal_id, d.title as deal_title, b.id as by_id, b.name as by_name, n.params, n.created_at, n.read_at
    from notifications n ${joinsOf(actor)} ${rest}`;
}

/** The same without names, for counting. */
export function unreadOf(actor: Pick<Actor, "workspaceId" | "userId" | "sees">) {
  return sql<{ count: number; deals: string[] }>`
    select count(*) as count, coalesce(array_agg(distinct n.deal_id) filter (where n.deal_id is not null), '{}') as deals
    from notifications n ${joinsOf(actor)} and n.on_screen and n.read_at is null`;
}

const joinsOf = (actor: Pick<Actor, "workspaceId" | "userId" | "sees">) => sql`
    left join reporting.deals d on d.workspace_id = n.workspace_id and d.id = n.deal_id
    left join reporting.users b on b.workspace_id = n.workspace_id and b.id = n.by_user_id
    where n.workspace_id = ${actor.workspaceId} and n.user_id = ${actor.userId} and n.withdrawn_at is null
      and (n.deal_id is null or d.id is not null and ${visibleTo(actor, "d.owner_id")})
      and (n.visit_id is null or n.read_at is not null or exists (
        select from reporting.visits v where v.workspace_id = n.workspace_id and v.id = n.visit_id and v.left_at is null))`;

export function shownFrom(row: Row): ShownRow {
  return {
    id: row.id,
    kind: row.kind,
    deal: row.deal_id === null ? null : { id: row.deal_id, title: row.deal_title ?? "" },
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? "" },
    params: row.params,
    createdAt: row.created_at.getTime(),
    readAt: row.read_at?.getTime() ?? null,
  };
}
