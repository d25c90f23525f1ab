import { z } from "zod";
import { sightParameter } from "../../../identity/index.ts";
import type { AnswerOf, QueryOf } from "../../../kernel/endpoint.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../../kernel/refusal.ts";
import type { Instant } from "../../../kernel/time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { decodeCursor, pageOf } from "../../../platform/http/page.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { BulkAnswer, BulkDeal, listBulkDeals } from "../../contract.ts";
import type { Missing } from "../../domain/missing.ts";
import { pipelineRefusals } from "../../domain/refusals.ts";
import type { DealStatus } from "../../domain/vocabulary.ts";
import { undoMilliseconds } from "../../domain/vocabulary.ts";
import type { PipelineRules } from "../pipeline-rules.ts";
import { type BulkRow, bulkColumns } from "./store.ts";

type Asking = Pick<Reading, "client" | "actor" | "now">;

const dayMs = 86_400_000;

/** A change of place is taken back as early as a single one; fields, steps and deletions within a day. */
export function undoUntil({ state, action, finished_at }: BulkRow): Instant | null {
  if (finished_at === null || (state !== "done" && state !== "cancelled")) return null;
  const isPlace = action.kind === "move" || action.kind === "lose" || action.kind === "postpone";
  return finished_at.getTime() + (isPlace ? undoMilliseconds : dayMs);
}

export function bulkAnswer(row: BulkRow, now: Instant): BulkAnswer {
  const until = row.done === 0 ? null : undoUntil(row);
  return {
    id: row.id,
    kind: row.action.kind,
    toStage: row.action.kind === "move" ? row.action.toStage : null,
    state: row.state,
    total: row.total,
    counts: { done: row.done, refused: row.refused, undone: row.undone, kept: row.kept },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoUntil: until === null || until < now ? null : new Date(until).toISOString(),
  };
}

/** One's own, or anybody's for a head. Refuses `bulk_unknown`. */
export async function readBulk(asking: Asking, rules: PipelineRules, id: string): Promise<BulkAnswer | Refusal> {
  const { rows } = await asking.client.query<BulkRow>(
    `select ${bulkColumns} from bulk_actions where workspace_id = $1 and id = $2`,
    [asking.actor.workspaceId, id],
  );
  const [row] = rows;
  return row !== undefined && mayKnow(asking, rules, row)
    ? bulkAnswer(row, asking.now)
    : refuse(pipelineRefusals, "bulk_unknown");
}

export const mayKnow = ({ actor }: Pick<Asking, "actor">, rules: PipelineRules, row: BulkRow): boolean =>
  row.created_by === actor.userId || rules.may(actor, "deals.override");

/** The caller's own of the last day. */
export async function readBulks(asking: Asking): Promise<{ items: BulkAnswer[] }> {
  const { rows } = await asking.client.query<BulkRow>(
    `select ${bulkColumns} from bulk_actions where workspace_id = $1 and created_by = $2 and created_at > $3 order by id desc limit 50`,
    [asking.actor.workspaceId, asking.actor.userId, new Date(asking.now - dayMs)],
  );
  return { items: rows.map((row) => bulkAnswer(row, asking.now)) };
}

interface DealRow {
  readonly place: number;
  readonly id: string;
  readonly state: BulkDeal["state"];
  readonly title: string | null;
  readonly company: string | null;
  readonly status: DealStatus | null;
  readonly refusal: { code: string; params?: Record<string, string | number>; missing?: readonly Missing[] } | null;
}

/** What became of each deal, and why; the titles of those that the caller sees. */
export async function readBulkDeals(
  asking: Asking,
  rules: PipelineRules,
  id: string,
  query: QueryOf<typeof listBulkDeals>,
  translator: Translator,
): Promise<AnswerOf<typeof listBulkDeals> | Refusal> {
  const known = await readBulk(asking, rules, id);
  if (isRefusal(known)) return known;
  const cursor = decodeCursor(query.cursor, z.tuple([z.int()]));
  if (isRefusal(cursor)) return cursor;
  const { rows } = await asking.client.query<DealRow>(
    `select b.place, b.deal_id as id, b.state, b.refusal, d.title, d.status, c.name as company
     from bulk_action_deals b
     left join deals d on d.workspace_id = $1 and d.id = b.deal_id and ($6::uuid[] is null or d.owner_id = any($6))
     left join reporting.companies c on c.workspace_id = $1 and c.id = d.company_id
     where b.workspace_id = $1 and b.bulk_action_id = $2 and b.place > $3 and ($4::text is null or b.state = $4)
     order by b.place limit $5`,
    [
      asking.actor.workspaceId,
      id,
      cursor?.[0] ?? 0,
      query.state ?? null,
      query.limit + 1,
      sightParameter(asking.actor),
    ],
  );
  const { locale } = asking.actor.workspace;
  const item = ({ place: _, refusal, ...row }: DealRow): BulkDeal => ({
    ...row,
    reason: refusal && {
      code: refusal.code,
      message: translator.refusal(locale, refusal.code, refusal.params),
      missing: (refusal.missing ?? []).map((one) => ({
        ...one,
        message: translator.refusal(locale, one.code, one.params),
      })) as NonNullable<BulkDeal["reason"]>["missing"],
    },
  });
  return pageOf(rows, query.limit, { item, key: (row) => [row.place] });
}
