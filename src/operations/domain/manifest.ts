import { z } from "zod";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { seal, unseal } from "../../kernel/sealed-json.ts";
import { operationsRefusals } from "./refusals.ts";

export const manifestFile = "manifest.json";
export const manifestFormat = "voronka-backup/1";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().min(1).max(63);
const count = z.int().min(0);

/** One table: its rows in COPY's text format, compressed with Zstandard. */
const tableShape = z.strictObject({
  schema: identifier,
  table: identifier,
  columns: z.array(identifier).min(1),
  rows: count,
  /** A plain name beside the manifest: nothing may lead out of the folder. */
  file: z.string().regex(/^[\w.-]+\.zst$/),
  bytes: count,
  sha256,
});

const migrationShape = z.strictObject({ name: z.string().regex(/^[\w-]+\.sql$/), sha256 });

const shape = z.strictObject({
  format: z.literal(manifestFormat),
  /** Of the product. */
  version: z.string().max(50),
  /** The moment that the backup shows, ISO 8601. */
  takenAt: z.iso.datetime(),
  postgres: z.string().max(50),
  /** In the order in which they were applied. */
  migrations: z.array(migrationShape).min(1),
  /** Version of the job queue's own tables. */
  queueVersion: count,
  tables: z.array(tableShape).min(1),
  sequences: z.array(z.strictObject({ schema: identifier, name: identifier, value: z.int(), isCalled: z.boolean() })),
});

export type Manifest = z.output<typeof shape>;
export type BackedUpTable = z.output<typeof tableShape>;
export type Migration = z.output<typeof migrationShape>;

/** The manifest as a file: itself and the checksum of itself, so that a changed figure is noticed. */
export function writeManifest(manifest: Manifest, hash: (text: string) => string): string {
  return seal(manifest, hash);
}

/** Reads the file again. Refuses `backup_foreign` (another program's) and `backup_manifest_damaged` (cut off or changed). */
export function readManifest(text: string, hash: (text: string) => string): Manifest | Refusal {
  const sealed = unseal(text, hash, manifestFormat);
  if (sealed === "foreign") return refuse(operationsRefusals, "backup_foreign");
  const parsed = shape.safeParse(sealed === "damaged" ? null : sealed);
  return parsed.success ? parsed.data : refuse(operationsRefusals, "backup_manifest_damaged");
}

/**
 * What makes the schema of the backup out of this version's migrations: those to apply before its rows are read in, and
 * those that bring it forward afterwards. Refuses `backup_newer` (a migration that this version lacks) and
 * `backup_schema_unknown` (one with another text).
 */
export function planSchema(
  manifest: Pick<Manifest, "migrations" | "version" | "queueVersion">,
  known: readonly Migration[],
  queueVersion: number,
): { readonly before: readonly string[]; readonly after: readonly string[] } | Refusal {
  const sha256Of = new Map(known.map((migration) => [migration.name, migration.sha256]));
  const lacking = manifest.migrations.find(({ name }) => !sha256Of.has(name));
  if (lacking || manifest.queueVersion > queueVersion) {
    return refuse(operationsRefusals, "backup_newer", { params: { version: manifest.version } });
  }
  const changed = manifest.migrations.find((migration) => sha256Of.get(migration.name) !== migration.sha256);
  if (changed) return refuse(operationsRefusals, "backup_schema_unknown", { params: { migration: changed.name } });
  const before = manifest.migrations.map(({ name }) => name);
  return { before, after: known.map(({ name }) => name).filter((name) => !before.includes(name)) };
}

/** What a backup comes to, in files' bytes. */
export interface BackupTaken {
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly takenAt: string;
}

export function takenOf({ tables, takenAt }: Manifest): BackupTaken {
  const sum = (field: "rows" | "bytes") => tables.reduce((all, table) => all + table[field], 0);
  return { tables: tables.length, rows: sum("rows"), bytes: sum("bytes"), takenAt };
}
