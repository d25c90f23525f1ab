import { isRefusal, refuse } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading, runUnit } from "../../../platform/database/run-unit.ts";
import { withReceivedFile } from "../../../platform/files/receive-file.ts";
import { sendFile } from "../../../platform/files/send-file.ts";
import { callerOf } from "../../../platform/http/caller-of.ts";
import { open, type Route, write } from "../../../platform/http/route.ts";
import * as contract from "../../contract.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { findActivity } from "../activity-row.ts";
import { attachActivityFile } from "./attach-file.ts";
import { deleteActivityFile, readActivityFile, restoreActivityFile } from "./take-off-file.ts";

const editing = "activities.edit";

export const fileRoutes = (database: Database): readonly Route[] => [
  open(contract.attachActivityFile, {
    permission: editing,
    rawBody: true,
    isOnce: true,
    handle: async (request, _reply, { params }) => {
      const actor = callerOf(request);
      const seen = await runReading(database, actor, (reading) => findActivity(reading, params.id));
      if (!seen || seen.deleted_at) {
        // Who is still sending would lose the answer with the connection: let the rest come, unread.
        request.raw.resume();
        return refuse(activitiesRefusals, "activity_unknown");
      }
      const settings = { requestId: request.id };
      return withReceivedFile(request.raw, (file) =>
        runUnit(database, actor, (unit) => attachActivityFile(unit, params.id, file), settings),
      );
    },
  }),
  open(contract.getActivityFileContent, {
    permission: "activities.read",
    handle: async (request, reply, { params }) => {
      const actor = callerOf(request);
      const file = await runReading(database, actor, (reading) => readActivityFile(reading, params.id));
      return isRefusal(file) ? file : sendFile(reply, database, actor.workspaceId, file);
    },
  }),
  write(contract.deleteActivityFile, {
    permission: editing,
    handle: (unit, { params }) => deleteActivityFile(unit, params.id),
  }),
  write(contract.restoreActivityFile, {
    permission: editing,
    handle: (unit, { params }) => restoreActivityFile(unit, params.id),
  }),
];
