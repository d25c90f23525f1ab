import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { ExportAnswer, listExports } from "../contract.ts";
import { exportingRefusals } from "../domain/refusals.ts";

type Asking = Pick<Reading, "client" | "actor" | "now">;

interface ExportRow {
  readonly id: string;
  readonly state: ExportAnswer["state"];
  readonly done: number;
  readonly bytes: number | null;
  readonly rows: number | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly expires_at: Date | null;
}

const selection = `select e.id, e.state, e.done, e.bytes, e.rows, u.id as by_id, u.name as by_name, e.created_at, e.finished_at, e.expires_at
  from exports e left join reporting.users u on u.workspace_id = e.workspace_id and u.id = e.created_by where e.workspace_id = $1`;

function toAnswer(row: ExportRow, now: number): ExportAnswer {
  const isOver = row.state === "ready" && row.expires_at !== null && row.expires_at.getTime() <= now;
  return {
    id: row.id,
    state: isOver ? "expired" : row.state,
    done: row.done,
    bytes: row.bytes,
    rows: row.rows,
    createdBy: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? "" },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

export async function readExport({ client, actor, now }: Asking, id: string): Promise<ExportAnswer | Refusal> {
  const { rows } = await client.query<ExportRow>(`${selection} and e.id = $2`, [actor.workspaceId, id]);
  return rows[0] ? toAnswer(rows[0], now) : refuse(exportingRefusals, "export_unknown");
}

/** The newest first, page by page. */
export async function readExports(
  { client, actor, now }: Asking,
  query: QueryOf<typeof listExports>,
): Promise<Page<ExportAnswer> | Refusal> {
  const cursor = decodeCursor(query.cursor, z.tuple([z.uuid()]));
  if (isRefusal(cursor)) return cursor;
  const { rows } = await client.query<ExportRow>(
    `${selection} and ($2::uuid is null or e.id < $2) order by e.id desc limit $3`,
    [actor.workspaceId, cursor?.[0] ?? null, query.limit + 1],
  );
  return pageOf(rows, query.limit, { item: (row) => toAnswer(row, now), key: (row) => [row.id] });
}
