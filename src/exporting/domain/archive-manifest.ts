import { z } from "zod";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { seal, unseal } from "../../kernel/sealed-json.ts";
import { exportingRefusals } from "./refusals.ts";

export const manifestFile = "manifest.json";
const manifestFormat = "voronka-workspace/1";

const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const count = z.int().min(0);

const entryShape = z.strictObject({
  name: z.string().min(1).max(500),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const tableShape = z.strictObject({
  table: identifier,
  columns: z.array(identifier).min(1),
  rows: count,
  file: z.string().max(200),
});

const shape = z.strictObject({
  format: z.literal(manifestFormat),
  /** Of the product. */
  version: z.string().max(50),
  /** The moment that the export shows, ISO 8601. */
  takenAt: z.iso.datetime(),
  /** The schema, by the names of its migrations. */
  migrations: z.array(z.string().max(200)).min(1),
  workspace: z.strictObject({ id: z.uuid(), slug: z.string().max(63), name: z.string() }),
  tables: z.array(tableShape).min(1),
  /** The content of uploaded files, by the id of the file. */
  uploads: z.array(z.strictObject({ id: z.uuid(), file: z.string().max(500) })),
  /** Everything in the archive but this file. */
  entries: z.array(entryShape).min(1),
});

export type ArchiveManifest = z.output<typeof shape>;

export const archiveFormat = manifestFormat;

export const writeManifest = (manifest: ArchiveManifest, hash: (text: string) => string): string =>
  seal(manifest, hash);

/**
 * Reads the manifest of an archive. `known`: the migrations of this version. Refuses `archive_foreign` (another program's),
 * `archive_damaged` (cut off, changed, or not whole in itself) and `archive_newer` (made by a later version).
 */
export function readManifest(
  text: string,
  hash: (text: string) => string,
  known: ReadonlySet<string>,
): ArchiveManifest | Refusal {
  const damaged = refuse(exportingRefusals, "archive_damaged", { params: { entry: manifestFile } });
  const sealed = unseal(text, hash, manifestFormat);
  if (sealed === "foreign") return isOurs(text) ? newer(text) : refuse(exportingRefusals, "archive_foreign");
  if (sealed === "damaged") return damaged;
  const parsed = shape.safeParse(sealed);
  if (!parsed.success) return damaged;
  const manifest = parsed.data;
  if (manifest.migrations.some((name) => !known.has(name))) return newer(text);
  const entries = new Set(manifest.entries.map(({ name }) => name));
  const needed = [...manifest.tables, ...manifest.uploads].map(({ file }) => file);
  return needed.every((file) => entries.has(file)) ? manifest : damaged;
}

/** A later version may write a later format, sealed as always. */
function isOurs(text: string): boolean {
  return /"format": "voronka-workspace\/\d+"/.test(text);
}

function newer(text: string): Refusal {
  const version = /"version": "([\w.-]{1,50})"/.exec(text)?.[1] ?? "?";
  return refuse(exportingRefusals, "archive_newer", { params: { version } });
}
