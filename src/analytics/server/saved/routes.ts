import { type Route, read, write } from "../../../platform/http/route.ts";
import * as contract from "../../contract-saved.ts";
import { changeSavedReport, removeSavedReport, restoreSavedReport, saveReport } from "./change-saved-report.ts";
import { listSavedReports } from "./list-saved-reports.ts";

const permission = "reports.read";

/** Saved and shared reports (ANA-12). */
export const savedReportRoutes: readonly Route[] = [
  read(contract.listSavedReports, { permission, handle: (reading, { query }) => listSavedReports(reading, query) }),
  write(contract.saveReport, { permission, handle: (unit, { body }) => saveReport(unit, body) }),
  write(contract.changeSavedReport, {
    permission,
    handle: (unit, { params, body }) => changeSavedReport(unit, params.id, body),
  }),
  write(contract.removeSavedReport, { permission, handle: (unit, { params }) => removeSavedReport(unit, params.id) }),
  write(contract.restoreSavedReport, { permission, handle: (unit, { params }) => restoreSavedReport(unit, params.id) }),
];
