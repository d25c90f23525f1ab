import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import { drawPaper, drawPicture } from "../../../platform/drawing/drawing-process.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import type { FileFormat } from "../../domain/report-names.ts";
import { writeCsv } from "../write-table.ts";
import { reportPaper, reportPicture } from "./report-paper.ts";
import { reportWorkbook } from "./report-workbook.ts";
import type { ToldReport } from "./tell-report.ts";

/** The report as a file of the format. Refuses a picture of nothing. */
export async function makeReportFile(told: ToldReport, format: FileFormat): Promise<string | Buffer | Refusal> {
  switch (format) {
    case "csv":
      return writeCsv(told.table, told.locale);
    case "xlsx":
      return reportWorkbook(told);
    case "pdf":
      return drawPaper(reportPaper(told));
    case "png": {
      const picture = reportPicture(told);
      return picture === null ? refuse(analyticsRefusals, "report_chart_empty") : drawPicture(picture);
    }
  }
}
