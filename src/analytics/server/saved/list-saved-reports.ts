import { sql } from "kysely";
import { z } from "zod";
import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../../platform/http/page.ts";
import type { listSavedReports as listEndpoint, SavedReport } from "../../contract-saved.ts";
import { departmentsAbove, openTo, savedReportFrom } from "./saved-report-row.ts";

/** Newest first: ids are UUIDv7 and so carry the order. Refuses `cursor_invalid`. */
export async function listSavedReports(
  reading: Reading,
  { cursor, limit }: QueryOf<typeof listEndpoint>,
): Promise<Page<SavedReport> | Refusal> {
  const before = decodeCursor(cursor, z.uuid());
  if (isRefusal(before)) return before;
  const found = await openTo(reading, await departmentsAbove(reading))
    .$if(typeof before === "string", (rows) => rows.where("s.id", "<", sql<string>`${before}::uuid`))
    .orderBy("s.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(found, limit, { key: (row) => row.id, item: (row) => savedReportFrom(row, reading.actor) });
}
