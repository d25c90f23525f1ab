import { Readable } from "node:stream";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { exportingRefusals } from "../domain/refusals.ts";
import { expireExport, readParts } from "./export-store.ts";
import { readExport, readExports } from "./read-exports.ts";
import { startExport } from "./start-export.ts";

const permission = "workspace.export";

export const exportingRoutes = (database: Database): readonly Route[] => [
  read(contract.listExports, { permission, handle: (reading, { query }) => readExports(reading, query) }),
  write(contract.startExport, { permission, handle: startExport }),
  read(contract.getExport, { permission, handle: (reading, { params }) => readExport(reading, params.id) }),
  open(contract.downloadExport, {
    permission,
    handle: async (request, reply, { params }) => {
      const actor = callerOf(request);
      const file = await runUnit(database, actor, (unit) => takeAlong(unit, params.id), { requestId: request.id });
      if (isRefusal(file)) return file;
      return reply
        .header("content-disposition", `attachment; filename="${file.name}"`)
        .header("content-length", file.bytes)
        .header("cache-control", "private, no-store")
        .header("x-content-type-options", "nosniff")
        .type("application/zip")
        .send(Readable.from(readParts(database, actor.workspaceId, params.id)));
    },
  }),
  write(contract.deleteExportFile, { permission, handle: (unit, { params }) => deleteFile(unit, params.id) }),
];

/** That the file may be had, noted before the first byte leaves. */
async function takeAlong(unit: Unit, id: string): Promise<{ name: string; bytes: number } | Refusal> {
  const known = await readExport(unit, id);
  if (isRefusal(known)) return known;
  if (known.state === "expired" || known.state === "failed") return refuse(exportingRefusals, "export_expired");
  if (known.state !== "ready" || known.bytes === null) return refuse(exportingRefusals, "export_not_ready");
  unit.audit({ action: "export.downloaded", entity: "export", entityId: id });
  const { slug } = unit.actor.workspace;
  return { name: `${slug}-${known.createdAt.slice(0, 10)}.zip`, bytes: known.bytes };
}

async function deleteFile(unit: Unit, id: string) {
  const known = await readExport(unit, id);
  if (isRefusal(known)) return known;
  if (!(await expireExport(unit, id)))
    return refuse(exportingRefusals, known.state === "expired" ? "export_expired" : "export_not_ready");
  unit.audit({ action: "export.deleted", entity: "export", entityId: id });
  unit.announce({ name: "export.progress", ids: { exportId: id } });
  return readExport(unit, id);
}
