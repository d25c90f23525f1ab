import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { readBody } from "../../platform/files/read-body.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { idempotencyKeyOf } from "../../platform/http/idempotency.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import type { Translator } from "../../platform/translate.ts";
import * as contract from "../contract.ts";
import { cancelImport } from "./cancel-import.ts";
import { migrationRoutes } from "./foreign/migration-routes.ts";
import { readOwnColumns } from "./own-values.ts";
import { previewImport } from "./preview-import.ts";
import { readImport, readImports, readKept, readRefusals, refusalsAfter, refusalsAsCsv } from "./read-imports.ts";
import { mapOf, startImport } from "./start-import.ts";
import { startUndo } from "./undo-tasks.ts";

const permission = "imports.run";

interface Services {
  readonly database: Database;
  readonly translator: Translator;
  readonly outside: OutsideRules;
}

export function importingRoutes(services: Services): readonly Route[] {
  const { database, translator } = services;
  return [
    read(contract.listImports, { permission, handle: (reading, { query }) => readImports(reading, query, translator) }),
    open(contract.startImport, {
      permission,
      rawBody: true,
      handle: (request, _reply, { query }) => {
        const key = idempotencyKeyOf(request);
        if (isRefusal(key)) return Promise.resolve(key);
        const retry = key === null ? null : { key, address: request.url };
        return startImport(services, callerOf(request), request.raw, query, retry);
      },
    }),
    open(contract.previewImport, {
      permission,
      rawBody: true,
      handle: (request, _reply, { query }) => preview(request, services, query),
    }),
    read(contract.getImport, {
      permission,
      handle: (reading, { params }) => readImport(reading, params.id, translator),
    }),
    read(contract.listRefusals, {
      permission,
      handle: (reading, { params, query }) => readRefusals(reading, params.id, query, translator),
    }),
    open(contract.downloadRefusals, {
      permission,
      handle: async (request, reply, { params }) => {
        const actor = callerOf(request);
        const known = await runReading(database, actor, (reading) => readImport(reading, params.id, translator));
        if (isRefusal(known)) return known;
        const page = (after: number) =>
          runReading(database, actor, (reading) => refusalsAfter(reading, params.id, after, translator));
        reply.header("content-disposition", `attachment; filename="import-${params.id}-refused.csv"`);
        return reply.type("text/csv; charset=utf-8").send(Readable.from(refusalsAsCsv(page)));
      },
    }),
    write(contract.undoImport, { permission, handle: (unit, { params }) => startUndo(unit, params.id, translator) }),
    read(contract.listKept, {
      permission,
      handle: (reading, { params, query }) => readKept(reading, params.id, query, translator),
    }),
    ...migrationRoutes(services),
    write(contract.cancelImport, {
      permission,
      handle: (unit, { params }) => cancelImport(unit, params.id, translator),
    }),
  ];
}

async function preview(
  request: FastifyRequest,
  { database, translator }: Services,
  query: QueryOf<typeof contract.previewImport>,
) {
  const map = mapOf(query.map);
  if (isRefusal(map)) return map;
  const actor = callerOf(request);
  const own = await database.read(actor.workspaceId, ({ client }) => readOwnColumns({ client, actor }, query.kind));
  return previewImport(actor, translator, readBody(request.raw).chunks, { ...query, map, own });
}
