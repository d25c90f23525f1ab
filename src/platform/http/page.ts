import type { z } from "zod";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { httpRefusals } from "./refusals.ts";

export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}

/** A cursor: the sort key of the last row shown, opaque to the caller (keyset pages, never an offset). */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The sort key that the cursor holds, undefined without a cursor; refuses `cursor_invalid` for what we did not write. */
export function decodeCursor<Shape extends z.ZodType>(
  cursor: string | undefined,
  shape: Shape,
): z.output<Shape> | Refusal | undefined {
  if (cursor === undefined) return undefined;
  try {
    const read = shape.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    if (read.success) return read.data;
  } catch {
    // Not JSON: the same refusal as a wrong shape.
  }
  return refuse(httpRefusals, "cursor_invalid");
}

/** A page of rows read with `limit + 1`: the extra row only tells that there are more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  shown: { item: (row: Row) => Item; key: (row: Row) => unknown },
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(shown.item),
    next: rows.length > limit && last !== undefined ? encodeCursor(shown.key(last)) : null,
  };
}
