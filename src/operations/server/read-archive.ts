import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { type BackedUpTable, type Manifest, manifestFile, readManifest } from "../domain/manifest.ts";
import { operationsRefusals } from "../domain/refusals.ts";
import { hashOf } from "./take-backup.ts";

/**
 * The manifest of a backup whose files were all read and found whole. Refuses `backup_missing`, `backup_foreign`,
 * `backup_manifest_damaged`, `backup_file_missing` and `backup_file_damaged`, the last two with the file's name.
 */
export async function readArchive(folder: string): Promise<Manifest | Refusal> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch(() => null);
  if (text === null) return refuse(operationsRefusals, "backup_missing", { params: { folder } });
  const manifest = readManifest(text, hashOf);
  if (isRefusal(manifest)) return manifest;
  for (const table of manifest.tables) {
    const refused = await checkFile(folder, table);
    if (refused) return refused;
  }
  return manifest;
}

async function checkFile(folder: string, { file, bytes, sha256 }: BackedUpTable): Promise<Refusal | null> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refuse(operationsRefusals, "backup_file_missing", { params: { file } });
  const damaged = refuse(operationsRefusals, "backup_file_damaged", { params: { file } });
  if (found.size !== bytes) return damaged;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), hash);
  return hash.digest("hex") === sha256 ? null : damaged;
}
