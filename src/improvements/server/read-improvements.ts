import { sql } from "kysely";
import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { Improvement, ImprovementDetail, listImprovements as listEndpoint } from "../contract.ts";
import { improvementsRefusals } from "../domain/refusals.ts";
import { readImprovements } from "./improvement-row.ts";
import { measureEffect } from "./measure-effect.ts";

/** Newest first: ids are UUIDv7 and so carry the order. Refuses `cursor_invalid`. */
export async function listImprovements(
  reading: Reading,
  { cursor, limit, state }: QueryOf<typeof listEndpoint>,
): Promise<Page<Improvement> | Refusal> {
  const before = decodeCursor(cursor, z.uuid());
  if (isRefusal(before)) return before;
  const older = typeof before === "string" ? sql`i.id < ${before}::uuid` : sql`true`;
  const asked = state === undefined ? sql`true` : sql`i.state = ${state}`;
  const rows = await readImprovements(reading, sql`${older} and ${asked} order by i.id desc limit ${limit + 1}`);
  return pageOf(rows, limit, { key: ({ id }) => id, item: (row) => row });
}

/** One with what its test shows now and its log, newest first. Refuses `improvement_unknown`. */
export async function getImprovement(reading: Reading, id: string): Promise<ImprovementDetail | Refusal> {
  const [improvement] = await readImprovements(reading, sql`i.id = ${id}`);
  if (improvement === undefined) return refuse(improvementsRefusals, "improvement_unknown");
  const { trial } = improvement;
  const measured = trial === null ? null : await measureEffect(reading, { ...improvement, trial });
  if (isRefusal(measured)) return measured;
  return { improvement, measured, changes: await readChanges(reading, id) };
}

async function readChanges({ sql: db, actor }: Reading, id: string): Promise<ImprovementDetail["changes"]> {
  const { rows } = await sql<{ id: string; by: string; name: string; at: Date; changes: Record<string, unknown> }>`
    select c.id, c.by_user_id as by, u.name, c.at, c.changes from improvement_changes c
    join reporting.users u on u.workspace_id = c.workspace_id and u.id = c.by_user_id
    where c.workspace_id = ${actor.workspaceId} and c.improvement_id = ${id} order by c.id desc limit 200`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    by: { id: row.by, name: row.name },
    at: row.at.toISOString(),
    changes: row.changes,
  }));
}
