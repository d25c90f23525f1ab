import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { Actor, Permission } from "../../kernel/actor.ts";
import type { Endpoint, QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import { runReading } from "../database/run-unit.ts";
import type { Reading } from "../database/unit.ts";
import { callerOf } from "../http/caller-of.ts";
import { open, type Route } from "../http/route.ts";
import { csvChunks } from "./csv-cells.ts";
import { type Cell, workbookChunks } from "./workbook-chunks.ts";

/** The files that a list is given as. */
export type TableFormat = "csv" | "xlsx";

const mediaTypes: Readonly<Record<TableFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A column of the file; one of the screen, known by `key`, may be several here. */
export interface FileColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** Stands only where it was asked for. */
  readonly isExtra?: boolean;
  readonly cell: (row: Row) => Cell;
}

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

interface ListFile<Row> {
  /** Of the file, without its ending, and of the sheet. */
  readonly file: string;
  readonly name: string;
  readonly columns: (reading: Reading) => Promise<readonly FileColumn<Row>[]>;
  /** As the screen has them: "name:240,amount,owner"; widths mean nothing here. */
  readonly asked: string | undefined;
  readonly page: (reading: Reading, cursor: string | undefined) => Promise<Page<Row> | Refusal>;
}

/** A list as a file. Its query names the columns in `columns`; the rest is the list's own. */
export function tableRoute<E extends Endpoint, Row>(
  endpoint: E,
  format: TableFormat,
  options: {
    readonly database: Database;
    readonly permission: Permission;
    readonly list: (actor: Actor, filters: Omit<QueryOf<E>, "columns">) => Omit<ListFile<Row>, "asked">;
  },
): Route {
  const { database, permission, list } = options;
  return open(endpoint, {
    permission,
    handle: (request, reply, { query }) => {
      const { columns: asked, ...filters } = query as QueryOf<E> & { readonly columns?: string | undefined };
      const actor = callerOf(request);
      return sendTable(reply, { database, actor }, format, { ...list(actor, filters), asked });
    },
  });
}

/**
 * Answers with a list as a file: page by page by its cursors, no faster than the other side takes it, and holding no connection
 * to the database while it waits. Refuses what the list refuses.
 */
async function sendTable<Row>(
  reply: FastifyReply,
  { database, actor }: { readonly database: Database; readonly actor: Actor },
  format: TableFormat,
  { file, name, asked, ...list }: ListFile<Row>,
): Promise<FastifyReply | Refusal> {
  const begun = await runReading(database, actor, async (reading) => {
    const page = await list.page(reading, undefined);
    return isRefusal(page) ? page : { page, columns: arranged(await list.columns(reading), asked) };
  });
  if (isRefusal(begun)) return begun;
  const { columns, page: first } = begun;
  async function* rows() {
    yield columns.map(({ title }) => title);
    for (let page = first; ; ) {
      for (const row of page.items) yield columns.map(({ cell }) => cell(row));
      const cursor = page.next;
      if (cursor === null) return;
      const next = await runReading(database, actor, (reading) => list.page(reading, cursor));
      // What was asked for once is refused no more; if it is, a file without its end must not look whole.
      if (isRefusal(next)) throw new Error(`A list refused its next page: ${next.refused}`);
      page = next;
    }
  }
  const { locale } = actor.workspace;
  const widths = columns.map(({ width }) => width);
  const chunks =
    format === "csv" ? gathered(csvChunks(rows(), locale)) : workbookChunks([{ name, widths, rows: rows() }]);
  return reply
    .type(mediaTypes[format])
    .header("content-disposition", `attachment; filename="${file}.${format}"`)
    .send(Readable.from(chunks, { objectMode: false }));
}

/** The columns asked for, in their order; without any those that are not extra. What always stands comes first. */
function arranged<Row>(all: readonly FileColumn<Row>[], asked: string | undefined): readonly FileColumn<Row>[] {
  const keys = (asked ?? "").split(",").map((part) => part.split(":", 1)[0] ?? "");
  const wanted = [...new Set(keys)].filter((key) => all.some((column) => column.key === key));
  if (wanted.length === 0) return all.filter(({ isExtra }) => isExtra !== true);
  const first = all[0]?.key ?? "";
  const order = wanted.includes(first) ? wanted : [first, ...wanted];
  return order.flatMap((key) => all.filter((column) => column.key === key));
}

/** Lines in pieces worth sending. */
async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = "";
  for await (const line of lines) {
    waiting += line;
    if (waiting.length < 32_768) continue;
    yield Buffer.from(waiting, "utf8");
    waiting = "";
  }
  if (waiting !== "") yield Buffer.from(waiting, "utf8");
}
