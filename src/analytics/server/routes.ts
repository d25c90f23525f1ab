import { z } from "zod";
import type { Actor } from "../../kernel/actor.ts";
import { endpoint } from "../../kernel/endpoint.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { open, type Route, read } from "../../platform/http/route.ts";
import { csvPath } from "../contract.ts";
import type { Report } from "./define-report.ts";
import { reports } from "./registry.ts";
import type { ReportReading } from "./report-scope.ts";
import { sumUpStays } from "./stays/sum-up-stays.ts";
import { writeCsv } from "./write-table.ts";

/** `failed` hears of summaries that could not be made; the next report asks again. */
export interface AnalyticsOptions {
  readonly database: Database;
  readonly failed?: (error: unknown) => void;
}

/** Each report as JSON and as CSV. A report that met a long list of changes has them summed up after it. */
export function analyticsRoutes(options: AnalyticsOptions): readonly Route[] {
  const sumUp = summerUp(options);
  return reports.flatMap((report) => [
    read(report.endpoint, {
      permission: "reports.read",
      handle: (reading, { query }) => report.read(watched(reading, sumUp), query as never),
    }),
    csvRoute(report, options.database),
  ]);
}

const watched = (
  reading: ReportReading,
  sumUp: (workspaceId: WorkspaceId, pipelineId: string) => void,
): ReportReading => ({
  ...reading,
  onLongLedger: (pipelineId) => sumUp(reading.actor.workspaceId, pipelineId),
});

/** One summing-up of a pipeline at a time. */
function summerUp({ database, failed }: AnalyticsOptions): (workspaceId: WorkspaceId, pipelineId: string) => void {
  const running = new Set<string>();
  return (workspaceId, pipelineId) => {
    if (running.has(pipelineId)) return;
    running.add(pipelineId);
    sumUpStays(database, workspaceId, pipelineId)
      .catch((error: unknown) => failed?.(error))
      .finally(() => running.delete(pipelineId));
  };
}

function csvRoute(report: Report, database: Database): Route {
  const { query, summary } = report.endpoint;
  return open(
    endpoint({ method: "GET", path: csvPath(report.name), summary: `${summary}, as CSV`, query, answer: z.string() }),
    {
      permission: "reports.read",
      handle: async (request, reply, input) => {
        const actor = request.actor;
        if (!actor) throw new Error("A report was asked for by nobody");
        const csv = await readCsv(report, database, actor, input.query);
        if (typeof csv !== "string") return csv;
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", `attachment; filename="${report.name}.csv"`)
          .send(csv);
      },
    },
  );
}

async function readCsv(report: Report, database: Database, actor: Actor, query: unknown) {
  const answer = await runReading(database, actor, (reading) => report.read(reading, query as never));
  return isRefusal(answer) ? answer : writeCsv(report.table(answer as never), actor.workspace.locale);
}
