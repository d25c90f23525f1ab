import { z } from "zod";
import { endpoint } from "../../kernel/endpoint.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read } from "../../platform/http/route.ts";
import { preferredLocale } from "../../platform/translate.ts";
import { filePath } from "../contract.ts";
import { type FileFormat, fileFormats } from "../domain/report-names.ts";
import type { Report } from "./define-report.ts";
import { makeReportFile } from "./files/report-file.ts";
import { tellReport } from "./files/tell-report.ts";
import { reports } from "./registry.ts";
import type { ReportReading } from "./report-scope.ts";
import { savedReportRoutes } from "./saved/routes.ts";
import { sumUpStays } from "./stays/sum-up-stays.ts";

/** `failed` hears of summaries that could not be made; the next report asks again. */
export interface AnalyticsOptions {
  readonly database: Database;
  readonly failed?: (error: unknown) => void;
}

/** Each report as JSON and as files. A report that met a long list of changes has them summed up after it. */
export function analyticsRoutes(options: AnalyticsOptions): readonly Route[] {
  const sumUp = summerUp(options);
  const ofReports = reports.flatMap((report) => [
    read(report.endpoint, {
      permission: "reports.read",
      handle: (reading, { query }) => report.read(watched(reading, sumUp), query as never),
    }),
    ...fileFormats.map((format) => fileRoute(report, format, options.database)),
  ]);
  return [...ofReports, ...savedReportRoutes];
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

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The snapshot is read first, then the file is made outside of it. */
function fileRoute(report: Report, format: FileFormat, database: Database): Route {
  const { query, summary } = report.endpoint;
  const path = filePath(report.name, format);
  return open(
    endpoint({ method: "GET", path, summary: `${summary}, as ${format.toUpperCase()}`, query, answer: z.string() }),
    {
      permission: "reports.read",
      handle: async (request, reply, input) => {
        const actor = callerOf(request);
        // Whoever says no language, as scripts do, gets the workspace's.
        const locale = preferredLocale(request.headers["accept-language"], actor.workspace.locale);
        const told = await tellReport(report, database, actor, input.query, locale);
        if (isRefusal(told)) return told;
        const file = await makeReportFile(told, format);
        if (isRefusal(file)) return file;
        return reply
          .type(mediaTypes[format])
          .header("content-disposition", `attachment; filename="${report.name}.${format}"`)
          .send(file);
      },
    },
  );
}
