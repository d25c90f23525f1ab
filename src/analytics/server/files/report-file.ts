import type { FileFormat } from "../../domain/report-names.ts";
import { writeCsv } from "../write-table.ts";
import { reportWorkbook } from "./report-workbook.ts";
import type { ToldReport } from "./tell-report.ts";

/** The report as a file of the format. */
export async function makeReportFile(told: ToldReport, format: FileFormat): Promise<string | Buffer> {
  switch (format) {
    case "csv":
      return writeCsv(told.table, told.locale);
    case "xlsx":
      return reportWorkbook(told);
  }
}
