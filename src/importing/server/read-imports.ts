import { z } from "zod";
import type { Locale } from "../../kernel/actor.ts";
import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import { csvLine, csvText } from "../../platform/spreadsheet/csv-cells.ts";
import type { Translator } from "../../platform/translate.ts";
import type { ImportAnswer, listImports, listKept, listRefusals } from "../contract.ts";
import { importRefusals } from "../domain/refusals.ts";
import type { ImportWarning } from "./import-kinds.ts";
import type { RefusedRow } from "./read-rows.ts";
import { refusalMessage, warningMessage } from "./refusal-message.ts";

type Asking = Pick<Reading, "client" | "actor">;

interface ImportRow {
  readonly id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly state: ImportAnswer["state"];
  readonly is_dry_run: boolean;
  readonly pipeline: string | null;
  readonly bytes_total: number | null;
  readonly bytes_read: number;
  readonly rows_read: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_skipped: number;
  readonly rows_refused: number;
  readonly warnings: readonly ImportWarning[];
  readonly failure: Omit<RefusedRow, "line"> | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly recorded_at: Date | null;
  readonly undone_at: Date | null;
  readonly rows_removed: number;
  readonly rows_restored: number;
  readonly rows_kept: number;
}

const selection = `select i.id, i.kind, i.file_name, i.state, i.is_dry_run, i.options ->> 'pipeline' as pipeline, i.bytes_total, i.bytes_read,
    i.rows_read, i.rows_created, i.rows_updated, i.rows_skipped, i.rows_refused, i.warnings, i.failure, u.id as by_id,
    u.name as by_name, i.created_at, i.started_at, i.finished_at, i.recorded_at, i.undone_at, i.rows_removed, i.rows_restored, i.rows_kept
  from imports i left join reporting.users u on u.workspace_id = i.workspace_id and u.id = i.created_by
  where i.workspace_id = $1`;

function toAnswer(row: ImportRow, translator: Translator, locale: Locale): ImportAnswer {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    isDryRun: row.is_dry_run,
    pipeline: row.pipeline,
    bytesTotal: row.bytes_total,
    bytesRead: row.bytes_read,
    counts: {
      read: row.rows_read,
      created: row.rows_created,
      updated: row.rows_updated,
      skipped: row.rows_skipped,
      refused: row.rows_refused,
      undone: row.rows_removed + row.rows_restored,
    },
    canBeUndone: row.state === "done" && !row.is_dry_run && row.recorded_at !== null,
    undo: row.undone_at && {
      at: row.undone_at.toISOString(),
      removed: row.rows_removed,
      restored: row.rows_restored,
      kept: row.rows_kept,
    },
    warnings: row.warnings.map((one) => ({ code: one.code, message: warningMessage(translator, locale, one) })),
    failure: row.failure && { code: row.failure.code, message: refusalMessage(translator, locale, row.failure) },
    createdBy: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? "" },
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

export async function readImport(
  { client, actor }: Asking,
  id: string,
  translator: Translator,
): Promise<ImportAnswer | Refusal<"import_unknown">> {
  const { rows } = await client.query<ImportRow>(`${selection} and i.id = $2`, [actor.workspaceId, id]);
  return rows[0] ? toAnswer(rows[0], translator, actor.workspace.locale) : refuse(importRefusals, "import_unknown");
}

/** The newest first, page by page. */
export async function readImports(
  { client, actor }: Asking,
  query: QueryOf<typeof listImports>,
  translator: Translator,
): Promise<Page<ImportAnswer> | Refusal> {
  const cursor = decodeCursor(query.cursor, z.tuple([z.uuid()]));
  if (isRefusal(cursor)) return cursor;
  const { rows } = await client.query<ImportRow>(
    `${selection} and ($2::uuid is null or i.id < $2) and ($3::text is null or i.kind = $3) order by i.id desc limit $4`,
    [actor.workspaceId, cursor?.[0] ?? null, query.kind ?? null, query.limit + 1],
  );
  return pageOf(rows, query.limit, {
    item: (row) => toAnswer(row, translator, actor.workspace.locale),
    key: (row) => [row.id],
  });
}

interface RefusalAnswer {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

async function fetchRefusals(
  { client, actor }: Asking,
  id: string,
  after: number,
  limit: number,
): Promise<RefusedRow[]> {
  const { rows } = await client.query<RefusedRow>(
    `select line, code, params from import_refusals where workspace_id = $1 and import_id = $2 and line > $3 order by line limit $4`,
    [actor.workspaceId, id, after, limit],
  );
  return rows;
}

export async function readRefusals(
  asking: Asking,
  id: string,
  query: QueryOf<typeof listRefusals>,
  translator: Translator,
): Promise<Page<RefusalAnswer> | Refusal> {
  const known = await readImport(asking, id, translator);
  if (isRefusal(known)) return known;
  const cursor = decodeCursor(query.cursor, z.tuple([z.int()]));
  if (isRefusal(cursor)) return cursor;
  const rows = await fetchRefusals(asking, id, cursor?.[0] ?? 0, query.limit + 1);
  const { locale } = asking.actor.workspace;
  return pageOf(rows, query.limit, {
    item: (row) => ({ line: row.line, code: row.code, message: refusalMessage(translator, locale, row) }),
    key: (row) => [row.line],
  });
}

type KeptRow = AnswerOf<typeof listKept>["items"][number];

/** What an undo left, in the order of the kinds. */
export async function readKept(
  asking: Asking,
  id: string,
  query: QueryOf<typeof listKept>,
  translator: Translator,
): Promise<Page<KeptRow> | Refusal> {
  const known = await readImport(asking, id, translator);
  if (isRefusal(known)) return known;
  const cursor = decodeCursor(query.cursor, z.tuple([z.int()]));
  if (isRefusal(cursor)) return cursor;
  const { rows } = await asking.client.query<KeptRow>(
    `select number, entity, row_id as id, name, reason from import_kept
     where workspace_id = $1 and import_id = $2 and number > $3 order by number limit $4`,
    [asking.actor.workspaceId, id, cursor?.[0] ?? 0, query.limit + 1],
  );
  return pageOf(rows, query.limit, { item: (row) => row, key: (row) => [row.number] });
}

/** All that an undo left, for the command line. */
export async function keptOf({ client, actor }: Asking, id: string): Promise<Omit<KeptRow, "number">[]> {
  const { rows } = await client.query<Omit<KeptRow, "number">>(
    `select entity, row_id as id, name, reason from import_kept where workspace_id = $1 and import_id = $2 order by number`,
    [actor.workspaceId, id],
  );
  return rows;
}

/** All refused rows as CSV that a spreadsheet opens: with a mark, so that Cyrillic is read as such. */
export async function* refusalsAsCsv(
  page: (after: number) => Promise<readonly RefusalAnswer[]>,
): AsyncGenerator<string> {
  yield "\uFEFFline,code,message\r\n";
  for (let after = 0; ; ) {
    const rows = await page(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ line, code, message }) => csvLine([String(line), code, csvText(message)], "en")).join("");
    after = last.line;
  }
}

/** A page of refusals after a line, for `refusalsAsCsv`. */
export async function refusalsAfter(
  asking: Asking,
  id: string,
  after: number,
  translator: Translator,
): Promise<readonly RefusalAnswer[]> {
  const rows = await fetchRefusals(asking, id, after, 5_000);
  const { locale } = asking.actor.workspace;
  return rows.map((row) => ({ line: row.line, code: row.code, message: refusalMessage(translator, locale, row) }));
}
