import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Actor } from "../../kernel/actor.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { readBody, type UploadedFile } from "../../platform/files/read-body.ts";
import { recallAnswer, rememberAnswer } from "../../platform/http/idempotency.ts";
import { newId } from "../../platform/new-id.ts";
import type { Translator } from "../../platform/translate.ts";
import { type ImportAnswer, maxImportBytes, type startImport as startImportEndpoint } from "../contract.ts";
import { type ImportMap, parseImportMap } from "../domain/import-map.ts";
import { importRefusals } from "../domain/refusals.ts";
import { completeUpload, savePart } from "./file-store.ts";
import { readImport } from "./read-imports.ts";
import { deleteImport, insertImport } from "./store.ts";

export const runImportTaskName = "importing.run-import";

const partBytes = 1_048_576;

export function mapOf(text: string | undefined): ImportMap | undefined | Refusal {
  if (text === undefined) return undefined;
  const map = parseImportMap(text);
  return typeof map === "string" ? refuse(importRefusals, "import_map_wrong") : map;
}

/** What makes a file that is sent again the same request: the caller's key, and the address that it was sent to. */
export interface Retry {
  readonly key: string;
  readonly address: string;
}

/**
 * Keeps the uploaded file in parts of a megabyte as it comes in, then queues the import. An upload that breaks leaves nothing.
 * The same file with the same `Idempotency-Key` is answered with the import that it made the first time.
 */
export async function startImport(
  { database, translator }: { readonly database: Database; readonly translator: Translator },
  actor: Actor,
  request: IncomingMessage,
  query: QueryOf<typeof startImportEndpoint>,
  retry: Retry | null = null,
): Promise<ImportAnswer | Refusal> {
  const map = mapOf(query.map);
  if (isRefusal(map)) return map;
  const id = newId();
  const { kind, pipeline, sheet, dryRun = false } = query;
  const file = readBody(request);
  const options = { map, sheet, pipeline };
  // The name in a multipart body is known only when it is read, so the row is made with the first part.
  const made = { id, kind, dryRun, options, fileName: query.fileName ?? file.fileName() ?? "" };
  await runUnit(database, actor, (unit) => insertImport(unit, made));
  try {
    const { bytes, sha256 } = await saveFile(database, actor, id, file);
    const fileName = query.fileName ?? file.fileName();
    if (bytes > maxImportBytes || !fileName) {
      await deleteImport(database, actor.workspaceId, id);
      return refuse(importRefusals, bytes > maxImportBytes ? "import_file_too_large" : "import_name_missing");
    }
    const hash = createHash("sha256").update(`${retry?.address}\n${sha256}`).digest("hex");
    const settle = () =>
      runUnit(database, actor, async (unit) => {
        const before = retry && (await recallAnswer(unit, retry.key, hash));
        if (before) return before as { readonly id: string } | Refusal;
        await completeUpload(unit, id, { bytes, fileName });
        unit.enqueue(runImportTaskName, { importId: id });
        unit.announce({ name: "import.progress", ids: { importId: id } });
        if (retry) await rememberAnswer(unit, retry.key, hash, { id });
        return { id };
      });
    // Two retries at once: the one that finds the key taken is given the other's answer.
    const settled = await settle().catch((error: { constraint?: string }) => {
      if (error.constraint === "idempotency_keys_pkey") return settle();
      throw error;
    });
    if (isRefusal(settled) || settled.id !== id) await deleteImport(database, actor.workspaceId, id);
    if (isRefusal(settled)) return settled;
    return runReading(database, actor, (reading) => readImport(reading, settled.id, translator));
  } catch (error) {
    await deleteImport(database, actor.workspaceId, id).catch(() => undefined);
    throw error;
  }
}

export async function saveFile(
  database: Database,
  actor: Actor,
  id: string,
  { chunks }: UploadedFile,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const sum = createHash("sha256");
  let waiting: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  let part = 0;
  const flush = async () => {
    if (length === 0) return;
    const content = Buffer.concat(waiting);
    waiting = [];
    length = 0;
    await savePart(database, actor.workspaceId, id, part++, content);
  };
  for await (const chunk of chunks) {
    total += chunk.length;
    // What is too much is read and dropped, so that the refusal reaches a sender who is still sending.
    if (total > maxImportBytes) continue;
    sum.update(chunk);
    waiting.push(chunk);
    length += chunk.length;
    if (length >= partBytes) await flush();
  }
  await flush();
  return { bytes: total, sha256: sum.digest("hex") };
}
