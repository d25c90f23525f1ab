import { finished, pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** JSON holds no control character: with these two as signs, COPY writes and reads its lines as they are. */
const rawLines = `format csv, delimiter E'\\x02', quote E'\\x01'`;

/** The rows of a query that answers one JSON text each, a line a row, in constant memory. No parameters: COPY takes none. */
export const copyLinesOut = (client: pg.ClientBase, query: string) => copyOut(client, query, rawLines);

/** The rows of a query as CSV. */
export const copyCsvOut = (client: pg.ClientBase, query: string, separator: ";" | ",") =>
  copyOut(client, query, `format csv, delimiter '${separator}'`);

async function* copyOut(client: pg.ClientBase, query: string, format: string): AsyncGenerator<Buffer> {
  const stream = client.query(copyTo(`copy (${query}) to stdout with (${format})`, { highWaterMark: 1 << 18 }));
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    // Whoever stops in the middle gets the connection back only when the server has said all.
    if (!stream.readableEnded && !stream.destroyed) {
      stream.resume();
      await finished(stream).catch(() => undefined);
    }
  }
}

/** The same lines into the only column of a temporary table of this transaction. Answers how many. */
export async function copyLinesIn(client: pg.ClientBase, table: string, lines: AsyncIterable<Buffer>): Promise<number> {
  const target = client.query(copyFrom(`copy ${table} from stdin with (${rawLines})`));
  await pipeline(lines, target);
  return target.rowCount;
}
