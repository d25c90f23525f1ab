import type pg from "pg";
import { systemActorIn } from "../../identity/index.ts";
import type { Actor, Locale } from "../../kernel/actor.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { copyLinesIn } from "../../platform/database/copy-lines.ts";
import type { Database } from "../../platform/database/database.ts";
import { quoted } from "../../platform/database/quoted.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { storeParts } from "../../platform/files/store-file.ts";
import { newId } from "../../platform/new-id.ts";
import { archiveTables } from "../domain/archive-tables.ts";
import { exportingRefusals } from "../domain/refusals.ts";
import { archiveShape, ownerColumn, type ShapedTable } from "./archive-shape.ts";
import { type OpenArchive, openArchive } from "./read-archive.ts";

export interface ImportWorkspace {
  readonly path: string;
  /** Of the new workspace; that of the export when left out. */
  readonly slug?: string | undefined;
  readonly via: Actor["via"];
  readonly onTable?: (name: string) => void;
}

export interface ImportedWorkspace {
  readonly workspaceId: WorkspaceId;
  readonly slug: string;
  readonly rows: number;
  /** The product in the new workspace. */
  readonly actor: Actor;
  /** Who owned the exported one longest, to be invited first; null where no owner has an address. */
  readonly owner: { readonly email: string; readonly name: string } | null;
}

/**
 * Makes a new workspace of an export (PLT-5), all or nothing. Only the workspace's own id is new: every key begins with it, so that ids
 * within may stay, links and notes with them, and two imports of one export live side by side. People come inactive. Written as
 * the application's role: nothing can get into another workspace. Refuses what `openArchive` refuses, and
 * `archive_slug_taken`, `archive_slug_invalid`.
 */
export async function importWorkspace(
  database: Database,
  command: ImportWorkspace,
): Promise<ImportedWorkspace | Refusal> {
  const archive = await openArchive(command.path);
  if (isRefusal(archive)) return archive;
  try {
    const slug = command.slug ?? archive.manifest.workspace.slug;
    return await writeAll(database, archive, { ...command, slug }).catch((error: unknown) => refusalOf(error, slug));
  } finally {
    archive.zip.close();
  }
}

async function writeAll(
  database: Database,
  archive: OpenArchive,
  { slug, via, onTable }: ImportWorkspace & { readonly slug: string },
): Promise<ImportedWorkspace | Refusal> {
  const workspaceId = newId<"workspace">();
  const before = { id: workspaceId, slug, currency: "", time_zone: "UTC", locale: "en" as Locale };
  const work = async (unit: Unit): Promise<ImportedWorkspace | Refusal> => {
    // Statistics know nothing of a workspace that is just being made: planned for its id, every check of a reference would take any
    // index that begins with it and read all its rows.
    await unit.client.query("set local plan_cache_mode = force_generic_plan; set local timezone = 'UTC'");
    await unit.client.query("create temp table archive_lines (line text) on commit drop");
    let rows = 0;
    for (const table of await archiveShape(unit.client)) {
      onTable?.(table.table);
      const written = await writeTable(unit, archive, table, slug);
      if (isRefusal(written)) return written;
      rows += written;
    }
    unit.audit({ action: "workspace.imported", entity: "workspace", entityId: workspaceId });
    const actor = systemActorIn(await settingsOf(unit, before), via);
    return { workspaceId, slug, rows, actor, owner: await firstOwner(unit) };
  };
  return runUnit(database, systemActorIn(before, via), work, { takesCopy: true });
}

async function settingsOf<T extends { id: WorkspaceId }>(unit: Unit, before: T): Promise<T> {
  const { rows } = await unit.client.query<T>(
    "select slug, currency, time_zone, locale from workspaces where id = $1",
    [before.id],
  );
  return { ...before, ...rows[0] };
}

async function firstOwner(unit: Unit): Promise<ImportedWorkspace["owner"]> {
  const { rows } = await unit.client.query<{ email: string; name: string }>(
    `select email, name from users where workspace_id = $1 and role = 'owner' and email is not null order by created_at, id limit 1`,
    [unit.actor.workspaceId],
  );
  return rows[0] ?? null;
}

async function writeTable(
  unit: Unit,
  { manifest, zip }: OpenArchive,
  table: ShapedTable,
  slug: string,
): Promise<number | Refusal> {
  const told = manifest.tables.find((one) => one.table === table.table);
  if (!told) return 0;
  const { client } = unit;
  await client.query("truncate archive_lines");
  await copyLinesIn(client, "archive_lines", zip.open(told.file));
  const into: Into = { table, columns: told.columns, from: manifest.workspace.id, to: unit.actor.workspaceId, slug };
  const rows = await insert(client, into);
  if (table.table === "files") await writeUploads(client, into.to, { manifest, zip });
  return rows === told.rows ? rows : refuse(exportingRefusals, "archive_damaged", { params: { entry: told.file } });
}

interface Into {
  readonly table: ShapedTable;
  /** Those of the archive: what an older one lacks takes its default. */
  readonly columns: readonly string[];
  readonly from: string;
  readonly to: WorkspaceId;
  readonly slug: string;
}

function insertion({ table: { table, columns: known }, columns, from, to, slug }: Into): string {
  const { becomes = {} } = archiveTables[table] ?? {};
  const names = columns.filter((name) => known.includes(name));
  const values = names.map((name) => {
    if (table === "workspaces" && name === "slug") return literal(slug);
    return becomes[name] ?? `r.${quoted(name)}`;
  });
  // The workspace's own id is in other places too: what the audit tells of it, notes, links.
  const line = `replace(l.line, ${literal(from)}, ${literal(to)})::json`;
  return `insert into ${quoted(table)} (${[ownerColumn(table), ...names].map(quoted).join(", ")})
    select ${[`${literal(to)}::uuid`, ...values].join(", ")} from archive_lines l
      cross join lateral json_populate_record(null::${quoted(table)}, ${line}) as r`;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function insert(client: pg.ClientBase, into: Into): Promise<number> {
  return (await client.query(insertion(into))).rowCount ?? 0;
}

/** Part by part, so that no file is in memory whole. */
async function writeUploads(client: pg.ClientBase, workspaceId: string, { manifest, zip }: OpenArchive): Promise<void> {
  for (const { id, file } of manifest.uploads) await storeParts(client, { workspaceId, id }, zip.open(file));
}

/** What the database refuses of a sealed archive was not written by us: its lines are no rows of this product. */
function refusalOf(error: unknown, slug: string): Refusal {
  const { constraint, code = "", table = "" } = error as { constraint?: string; code?: string; table?: string };
  if (constraint === "workspaces_slug_key")
    return refuse(exportingRefusals, "archive_slug_taken", { params: { slug } });
  if (constraint === "workspaces_slug_check")
    return refuse(exportingRefusals, "archive_slug_invalid", { params: { slug } });
  if (/^(22|23|42501)/.test(code)) return refuse(exportingRefusals, "archive_damaged", { params: { entry: table } });
  throw error;
}
