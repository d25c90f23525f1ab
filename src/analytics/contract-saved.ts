import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireVersion } from "../kernel/wire.ts";
import { reportNames } from "./domain/report-names.ts";

const name = z.string().trim().min(1).max(120);
const sharedWith = z.enum(["nobody", "department", "workspace"]);
/** The query of the screen's address: relative periods stay relative. */
const search = z
  .record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(4000))
  .refine((one) => Object.keys(one).length <= 40);

export const savedReportShape = z.strictObject({
  id: wireId,
  name: z.string(),
  report: z.enum(reportNames),
  search: z.record(z.string(), z.string()),
  sharedWith,
  owner: z.strictObject({ id: wireId, name: z.string() }),
  /** Whether it is the caller's own, to rename, share and delete. */
  isOwn: z.boolean(),
  updatedAt: wireInstant,
  version: wireVersion,
});
export type SavedReport = z.output<typeof savedReportShape>;

export const listSavedReports = endpoint({
  method: "GET",
  path: "/saved-reports",
  summary:
    "Saved reports of one's own and those shared with one, newest first; what they show is what the viewer may see",
  query: z.strictObject(pageQuery),
  answer: wirePage(savedReportShape),
});
export const saveReport = endpoint({
  method: "POST",
  path: "/saved-reports",
  summary: "Keep a report with its filters under a name; shared with nobody, one's department or the workspace",
  status: 201,
  body: z.strictObject({ name, report: z.enum(reportNames), search, sharedWith: sharedWith.default("nobody") }),
  answer: savedReportShape,
});
export const changeSavedReport = endpoint({
  method: "PATCH",
  path: "/saved-reports/{id}",
  summary: "Rename one's saved report, share it or keep other filters in it",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    search: search.optional(),
    sharedWith: sharedWith.optional(),
  }),
  answer: savedReportShape,
});
export const removeSavedReport = endpoint({
  method: "DELETE",
  path: "/saved-reports/{id}",
  summary: "Delete one's saved report; it can be restored",
  params: idParams,
  answer: z.strictObject({ done: z.literal(true) }),
});
export const restoreSavedReport = endpoint({
  method: "POST",
  path: "/saved-reports/{id}/restore",
  summary: "Bring back one's deleted saved report",
  params: idParams,
  answer: savedReportShape,
});
