import { createHash } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutOverrides } from "../../kernel/directions.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { maxFileBytes } from "../../kernel/stored-file.ts";
import { readBody } from "./read-body.ts";
import { fileRefusals } from "./refusals.ts";

/** An uploaded file that lies on disk until it is stored. */
export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly path: string;
}

/**
 * Takes an uploaded file, a part of a multipart body or the body itself with its name in X-File-Name, onto the disk as it streams
 * in, and hands it on; nothing of it is left there, whatever comes of it. Refuses `file_missing`, `file_name_missing`,
 * `file_empty_upload`, `file_too_large`.
 */
export async function withReceivedFile<T>(
  request: IncomingMessage,
  work: (file: ReceivedFile) => Promise<T>,
): Promise<T | Refusal> {
  const folder = await mkdtemp(join(tmpdir(), "voronka-upload-"));
  try {
    const file = await receive(request, join(folder, "file"));
    return isRefusal(file) ? file : await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: IncomingMessage, path: string): Promise<ReceivedFile | Refusal> {
  const body = readBody(request, { takesBack: true });
  const handle = await open(path, "wx", 0o600);
  const written = await writeAll(body.chunks, handle).finally(() => handle.close());
  const name = body.fileName();
  const isMultipart = (request.headers["content-type"] ?? "").toLowerCase().startsWith("multipart/");
  if (name === null) return refuse(fileRefusals, isMultipart ? "file_missing" : "file_name_missing");
  const short = baseName(name);
  if (short === "") return refuse(fileRefusals, "file_name_missing");
  if (written.size === 0) return refuse(fileRefusals, "file_empty_upload");
  if (written.size > maxFileBytes) return refuse(fileRefusals, "file_too_large");
  const mediaType = (body.mediaType() ?? "application/octet-stream").slice(0, 200);
  return { name: short, mediaType, path, ...written };
}

async function writeAll(chunks: AsyncGenerator<Uint8Array>, handle: FileHandle) {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    // What is left is read and dropped, so that the refusal reaches a sender who is still sending; but not for ever.
    if (size > 4 * maxFileBytes) break;
    if (size > maxFileBytes) continue;
    hash.update(chunk);
    await handle.write(chunk);
  }
  return { size, sha256: hash.digest("hex") };
}

/** The last part of a path, without control characters, 200 characters at most. */
function baseName(name: string): string {
  const clean = withoutOverrides(name)
    .replace(/\p{Cc}/gu, "")
    .replace(/^.*[/\\]/, "")
    .trim();
  return [...clean].slice(-200).join("");
}
