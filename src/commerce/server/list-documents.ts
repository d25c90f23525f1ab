import { sql } from "kysely";
import { z } from "zod";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listDocuments } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { type DocumentRow, seenDocuments, toDocument } from "./document-row.ts";
import { seenDeal } from "./seen-deal.ts";

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

export async function readDocuments(reading: Reading, { query }: InputOf<typeof listDocuments>) {
  if (!(await seenDeal(reading, query.deal))) return refuse(commerceRefusals, "deal_unknown");
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const { rows } = await sql<DocumentRow>`
    ${seenDocuments(reading.actor)} and o.deal_id = ${query.deal} and o.deleted_at is null
      and ${key ? sql`(o.created_at, o.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`}
    order by o.created_at desc, o.id desc limit ${query.limit + 1}`.execute(reading.sql);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toDocument),
    next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
  };
}
