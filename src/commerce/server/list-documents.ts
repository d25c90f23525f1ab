import { sql } from "kysely";
import { refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { readCursor, writeCursor } from "../../platform/http/page-cursor.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listDocuments } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { type DocumentRow, seenDocuments, toDocument } from "./document-row.ts";
import { seenDeal } from "./seen-deal.ts";

export async function readDocuments(reading: Reading, { query }: InputOf<typeof listDocuments>) {
  if (!(await seenDeal(reading, query.deal))) return refuse(commerceRefusals, "deal_unknown");
  const key = query.cursor === undefined ? undefined : readCursor(query.cursor, 2);
  if (key === null) return refuse(commerceRefusals, "cursor_invalid");
  const { rows } = await sql<DocumentRow>`
    ${seenDocuments(reading.actor)} and o.deal_id = ${query.deal} and o.deleted_at is null
      and ${key ? sql`(o.created_at, o.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`}
    order by o.created_at desc, o.id desc limit ${query.limit + 1}`.execute(reading.sql);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toDocument),
    next: last ? writeCursor([last.created_at.toISOString(), last.id]) : null,
  };
}
