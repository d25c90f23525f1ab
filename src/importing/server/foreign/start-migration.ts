import type { IncomingMessage } from "node:http";
import type { Actor } from "../../../kernel/actor.ts";
import type { BodyOf, QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading, runUnit } from "../../../platform/database/run-unit.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { readBody } from "../../../platform/files/read-body.ts";
import type { OutsideRules } from "../../../platform/http/outside-address.ts";
import { newId } from "../../../platform/new-id.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { MigrationAnswer, startMigration as startEndpoint, uploadMigration } from "../../contract.ts";
import { maxImportBytes } from "../../contract.ts";
import { importRefusals } from "../../domain/refusals.ts";
import { completeUpload } from "../file-store.ts";
import { saveFile } from "../start-import.ts";
import { deleteImport, insertImport } from "../store.ts";
import { readMigration } from "./read-migration.ts";
import { refuseOpenAddress } from "./refuse-open-address.ts";
import { sealConnection } from "./seal-connection.ts";
import { insertSource } from "./source-store.ts";

export const readSourceTaskName = "importing.read-source";

interface Services {
  readonly database: Database;
  readonly translator: Translator;
}

/** Queues the reading of another system through its API. The address and the token lie sealed until it has been read. */
export async function startMigration(
  unit: Unit,
  { system, url, token }: BodyOf<typeof startEndpoint>,
  { database, translator, outside }: Services & { readonly outside: OutsideRules },
): Promise<MigrationAnswer | Refusal> {
  const open = refuseOpenAddress(url, outside);
  if (open !== null) return open;
  const id = newId();
  const host = new URL(url).hostname;
  await insertImport(unit, { id, kind: system, fileName: host, dryRun: false, options: {} });
  await insertSource(unit, id, await sealConnection(database, id, { url, token }));
  queue(unit, id, { system, host });
  return readMigration(unit, id, translator);
}

/** Keeps the export as it comes in, then queues its reading. An upload that breaks leaves nothing. */
export async function startFromFile(
  { database, translator }: Services,
  actor: Actor,
  request: IncomingMessage,
  { system, fileName }: QueryOf<typeof uploadMigration>,
): Promise<MigrationAnswer | Refusal> {
  const id = newId();
  await runUnit(database, actor, (unit) =>
    insertImport(unit, { id, kind: system, fileName, dryRun: false, options: {} }),
  );
  try {
    const { bytes } = await saveFile(database, actor, id, readBody(request));
    if (bytes > maxImportBytes) {
      await deleteImport(database, actor.workspaceId, id);
      return refuse(importRefusals, "import_file_too_large");
    }
    const done = await runUnit(database, actor, async (unit) => {
      await completeUpload(unit, id, { bytes, fileName });
      await insertSource(unit, id, null);
      queue(unit, id, { system, fileName });
      return { id };
    });
    if (isRefusal(done)) return done;
    return await runReading(database, actor, (reading) => readMigration(reading, id, translator));
  } catch (error) {
    await deleteImport(database, actor.workspaceId, id).catch(() => undefined);
    throw error;
  }
}

function queue(unit: Unit, importId: string, changes: Readonly<Record<string, string>>): void {
  unit.enqueue(readSourceTaskName, { importId });
  unit.audit({ action: "import.reading", entity: "import", entityId: importId, changes });
  unit.announce({ name: "import.progress", ids: { importId } });
}
