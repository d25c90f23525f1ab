import { createHash } from "node:crypto";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { migrationFiles } from "../../platform/database/migrate.ts";
import { openZip, UnreadableZip, type ZipReader } from "../../platform/zip/read-zip.ts";
import { type ArchiveManifest, manifestFile, readManifest } from "../domain/archive-manifest.ts";
import { exportingRefusals } from "../domain/refusals.ts";
import { hashOf } from "./write-archive.ts";

export interface OpenArchive {
  readonly manifest: ArchiveManifest;
  readonly zip: ZipReader;
}

const largestManifest = 512 * 1_048_576;

/**
 * Opens an export whose every entry was read and found to be what its manifest says. Refuses `archive_missing`,
 * `archive_foreign`, `archive_newer`, `archive_bomb` and `archive_damaged` with the entry's name. Whoever opens it closes `zip`.
 */
export async function openArchive(path: string): Promise<OpenArchive | Refusal> {
  let zip: ZipReader;
  try {
    zip = await openZip(path);
  } catch (error) {
    return unreadable(error, path);
  }
  const found = await checkArchive(zip).catch((error: unknown) => unreadable(error, path));
  if (isRefusal(found)) zip.close();
  return isRefusal(found) ? found : { manifest: found, zip };
}

async function checkArchive(zip: ZipReader): Promise<ArchiveManifest | Refusal> {
  if (!zip.has(manifestFile)) return refuse(exportingRefusals, "archive_foreign");
  const known = new Set(migrationFiles().map(({ name }) => name));
  const manifest = readManifest((await wholeEntry(zip, manifestFile, largestManifest)).toString(), hashOf, known);
  if (isRefusal(manifest)) return manifest;
  const told = new Set([manifestFile, ...manifest.entries.map(({ name }) => name)]);
  const stranger = zip.names.find((name) => !told.has(name));
  if (stranger !== undefined) return damaged(stranger);
  for (const { name, bytes, sha256 } of manifest.entries) {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of zip.open(name)) {
      size += chunk.length;
      if (size > bytes) break;
      hash.update(chunk);
    }
    if (size !== bytes || hash.digest("hex") !== sha256) return damaged(name);
  }
  return manifest;
}

const damaged = (entry: string) => refuse(exportingRefusals, "archive_damaged", { params: { entry } });

/** One entry in memory, up to a size. */
export async function wholeEntry(zip: ZipReader, name: string, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of zip.open(name)) {
    size += chunk.length;
    if (size > largest) throw new UnreadableZip("bomb");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unreadable(error: unknown, path: string): Refusal {
  if (!(error instanceof UnreadableZip)) throw error;
  if (error.why === "bomb") return refuse(exportingRefusals, "archive_bomb");
  if (error.why === "missing") return refuse(exportingRefusals, "archive_missing", { params: { path } });
  return damaged(path);
}
