import type { Database } from "../../../platform/database/database.ts";
import { callerOf } from "../../../platform/http/caller-of.ts";
import type { OutsideRules } from "../../../platform/http/outside-address.ts";
import { open, type Route, read, write } from "../../../platform/http/route.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract.ts";
import { readMigration } from "./read-migration.ts";
import { runMigration } from "./run-migration.ts";
import { startFromFile, startMigration } from "./start-migration.ts";

const permission = "imports.run";

/** Moving over from another system: read it, tell what is there, run by a plan. Progress, cancellation and undo are the import's. */
export function migrationRoutes(services: {
  readonly database: Database;
  readonly translator: Translator;
  readonly outside: OutsideRules;
}): readonly Route[] {
  const { translator } = services;
  return [
    write(contract.startMigration, { permission, handle: (unit, { body }) => startMigration(unit, body, services) }),
    open(contract.uploadMigration, {
      permission,
      rawBody: true,
      isOnce: true,
      handle: (request, _reply, { query }) => startFromFile(services, callerOf(request), request.raw, query),
    }),
    read(contract.getMigration, {
      permission,
      handle: (reading, { params }) => readMigration(reading, params.id, translator),
    }),
    write(contract.runMigration, {
      permission,
      handle: (unit, { params, body }) => runMigration(unit, params.id, body, translator),
    }),
  ];
}
