import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Instant } from "../../kernel/time.ts";

export type CopyValue = string | number | boolean | Date | null;

const chunkLength = 65_536;
const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function written(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string")
    return special.test(value) ? value.replace(specials, (sign) => escapes[sign] ?? sign) : value;
  return value instanceof Date ? value.toISOString() : String(value);
}

/** An instant as COPY takes it; years outside four digits included. */
export function copyInstant(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/**
 * Streams rows into a table by COPY (text format) as fast as PostgreSQL takes them, in constant memory. COPY cannot write
 * under row-level security: the table is a temporary one of this transaction. Answers how many rows went in.
 */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CopyValue[]> | Iterable<readonly CopyValue[]>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  const ended = new Promise<void>((resolve, reject) => {
    stream.once("finish", resolve);
    stream.once("error", reject);
  });
  ended.catch(() => undefined);
  let chunk = "";
  let count = 0;
  try {
    for await (const row of rows) {
      chunk += `${row.map(written).join("\t")}\n`;
      count++;
      if (chunk.length < chunkLength) continue;
      if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), ended]);
      chunk = "";
    }
    stream.end(chunk);
  } catch (error) {
    // Ends the COPY on the server too, so that the connection can take the rollback.
    stream.destroy(error as Error);
    await ended.catch(() => undefined);
    throw error;
  }
  await ended;
  return count;
}
