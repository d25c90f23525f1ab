import { createHash } from "node:crypto";
import type pg from "pg";
import type { Locale } from "../../kernel/actor.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { copyLinesOut } from "../../platform/database/copy-lines.ts";
import type { Database } from "../../platform/database/database.ts";
import { migrationFiles } from "../../platform/database/migrate.ts";
import { productVersion } from "../../platform/product-version.ts";
import { type ZippedEntry, type ZipSink, type ZipWriter, zipWriter } from "../../platform/zip/write-zip.ts";
import { type ArchiveManifest, archiveFormat, manifestFile, writeManifest } from "../domain/archive-manifest.ts";
import { sheets } from "../domain/sheets.ts";
import { archiveShape, ownerColumn, rowsAsJson, type ShapedTable } from "./archive-shape.ts";
import { readMe } from "./read-me.ts";
import { type LineMeter, tableOf, writeSheets } from "./write-sheets.ts";

export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

interface ArchiveOptions {
  readonly sink: ZipSink;
  /** Told as it goes: how many lines of how many, those of the tables for people included. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface Written {
  readonly tables: ArchiveManifest["tables"];
  readonly uploads: ArchiveManifest["uploads"];
  readonly entries: readonly ZippedEntry[];
}

/**
 * Writes all of a workspace as a ZIP, as one moment shows it, while people go on working: tables as CSV for people, every row as
 * JSON lines for machines, uploaded files, and last the manifest (PLT-5). Constant memory. Reads as the application's
 * role: nothing of another workspace can come along.
 */
export function writeArchive(
  database: Pick<Database, "read">,
  workspaceId: WorkspaceId,
  { sink, onProgress = () => undefined }: ArchiveOptions,
): Promise<ArchiveManifest> {
  const work = async ({ client }: { client: pg.ClientBase }) => {
    await client.query("set local timezone = 'UTC'");
    const about = await describe(client);
    const zip = zipWriter(sink, new Date(about.takenAt));
    const entries: ZippedEntry[] = [];
    entries.push(await zip.add(about.locale === "ru" ? "ПРОЧТИ.txt" : "README.txt", [readMe(about)]));
    const shape = await archiveShape(client);
    const meter = await meterOf(client, shape, onProgress);
    entries.push(...(await writeSheets(client, zip, about.locale, meter)));
    const { tables, uploads, entries: machine } = await writeRows(client, zip, shape, meter);
    const { format, version, takenAt, migrations, workspace } = about;
    const all = [...entries, ...machine];
    const manifest: ArchiveManifest = {
      format,
      version,
      takenAt,
      migrations,
      workspace,
      tables,
      uploads,
      entries: all,
    };
    await zip.add(manifestFile, [Buffer.from(writeManifest(manifest, hashOf))]);
    await zip.finish();
    return manifest;
  };
  return database.read(workspaceId, work, { takesCopy: true });
}

async function describe(client: pg.ClientBase) {
  const { rows } = await client.query<{ id: string; slug: string; name: string; locale: Locale; now: Date }>(
    "select id, slug, name, locale, now() from workspaces where id = current_workspace()",
  );
  const [found] = rows;
  if (!found) throw new Error("The workspace is not there");
  const { id, slug, name, locale, now } = found;
  return {
    format: archiveFormat as ArchiveManifest["format"],
    version: productVersion,
    takenAt: now.toISOString(),
    // The database was brought to them when it was opened.
    migrations: migrationFiles().map((migration) => migration.name),
    workspace: { id, slug, name },
    locale,
  };
}

/** Counts the lines of each table as they are written, against as many as there are rows. */
async function meterOf(
  client: pg.ClientBase,
  shape: readonly ShapedTable[],
  onProgress: (done: number, total: number) => void,
): Promise<LineMeter> {
  const counts = shape.map(
    ({ table }) =>
      `select '${table}' as name, count(*) as count from "${table}" where ${ownerColumn(table)} = current_workspace()`,
  );
  const { rows } = await client.query<{ name: string; count: number }>(counts.join(" union all "));
  const planned = new Map(rows.map(({ name, count }) => [name, count]));
  const ofSheets = sheets.reduce((all, { from }) => all + (planned.get(tableOf(from)) ?? 0), 0);
  const total = rows.reduce((all, { count }) => all + count, ofSheets);
  let before = 0;
  return async function* (table, chunks) {
    const most = planned.get(table) ?? 0;
    let lines = 0;
    for await (const chunk of chunks) {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      onProgress(before + Math.min(lines, most), total);
      yield chunk;
    }
    before += most;
    onProgress(before, total);
    return lines;
  };
}

async function writeRows(
  client: pg.ClientBase,
  zip: ZipWriter,
  shape: readonly ShapedTable[],
  meter: LineMeter,
): Promise<Written> {
  const tables: ArchiveManifest["tables"] = [];
  const uploads: ArchiveManifest["uploads"] = [];
  const entries: ZippedEntry[] = [];
  for (const table of shape) {
    let rows = 0;
    async function* counted() {
      rows = yield* meter(table.table, copyLinesOut(client, rowsAsJson(table)));
    }
    const entry = await zip.add(`data/${table.table}.jsonl`, counted());
    entries.push(entry);
    tables.push({ table: table.table, columns: [...table.columns], rows, file: entry.name });
    if (table.table === "files") await writeUploads(client, zip, { uploads, entries });
  }
  return { tables, uploads, entries };
}

async function writeUploads(
  client: pg.ClientBase,
  zip: ZipWriter,
  { uploads, entries }: { uploads: ArchiveManifest["uploads"]; entries: ZippedEntry[] },
): Promise<void> {
  const { rows } = await client.query<{ id: string; name: string }>(
    "select id, name from files where workspace_id = current_workspace() order by id",
  );
  for (const { id, name } of rows) {
    // As they are: most kinds of files are packed already, and one of zeros would look like a bomb.
    const entry = await zip.add(`files/${id}/${safeName(name)}`, piecesOf(client, id), true);
    uploads.push({ id, file: entry.name });
    entries.push(entry);
  }
}

async function* piecesOf(client: pg.ClientBase, id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const { rows } = await client.query<{ content: Buffer }>(
      "select content from file_parts where workspace_id = current_workspace() and file_id = $1 and part = $2",
      [id, part],
    );
    const content = rows[0]?.content;
    if (!content) return;
    yield content;
  }
}

/** A name that every system can unpack; the real one is in the data. */
function safeName(name: string): string {
  const safe = [...name.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, "_")].slice(0, 80).join("");
  return safe.replace(/^[. ]+|[. ]+$/g, "_") || "file";
}
