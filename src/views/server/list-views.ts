import { sql } from "kysely";
import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { listViews as listEndpoint, SavedView } from "../contract.ts";
import { openTo, viewFrom } from "./view-row.ts";

/** In the order in which they were made, which their ids carry: a new one moves no other. Refuses `cursor_invalid`. */
export async function listViews(
  reading: Reading,
  { cursor, limit, entity }: QueryOf<typeof listEndpoint>,
): Promise<Page<SavedView> | Refusal> {
  const after = decodeCursor(cursor, z.uuid());
  if (isRefusal(after)) return after;
  const found = await openTo(reading)
    .$if(entity !== undefined, (rows) => rows.where("v.entity", "=", entity ?? ""))
    .$if(typeof after === "string", (rows) => rows.where("v.id", ">", sql<string>`${after}::uuid`))
    .orderBy("v.id")
    .limit(limit + 1)
    .execute();
  return pageOf(found, limit, { key: (row) => row.id, item: (row) => viewFrom(row, reading.actor) });
}
