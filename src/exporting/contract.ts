import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage } from "../kernel/wire.ts";

const count = z.int().min(0);

export const wireExport = z.strictObject({
  id: wireId,
  /** waiting: until the worker takes it; ready: can be downloaded until `expiresAt`; expired: its file is gone; failed: there is none. */
  state: z.enum(["waiting", "running", "ready", "failed", "expired"]),
  /** 0…1, live while it runs. */
  done: z.number().min(0).max(1),
  bytes: count.nullable(),
  rows: count.nullable(),
  createdBy: z.strictObject({ id: wireId, name: z.string() }).nullable(),
  createdAt: wireInstant,
  finishedAt: wireInstant.nullable(),
  expiresAt: wireInstant.nullable(),
});
export type ExportAnswer = z.output<typeof wireExport>;

export const listExports = endpoint({
  method: "GET",
  path: "/exports",
  summary: "Exports of everything, the newest first",
  query: z.strictObject(pageQuery),
  answer: wirePage(wireExport),
});
export const startExport = endpoint({
  method: "POST",
  path: "/exports",
  summary: "Export everything: the worker makes a ZIP, which is kept for a day; 409 export_under_way while one is made",
  status: 201,
  answer: wireExport,
});
export const getExport = endpoint({
  method: "GET",
  path: "/exports/{id}",
  summary: "An export: how far it is, how large, until when it is kept",
  params: idParams,
  answer: wireExport,
});
export const downloadExport = endpoint({
  method: "GET",
  path: "/exports/{id}/file",
  summary: "The ZIP itself; each download is in the log. 409 export_not_ready, 404 export_expired",
  params: idParams,
  answer: z.string(),
});
export const deleteExportFile = endpoint({
  method: "DELETE",
  path: "/exports/{id}/file",
  summary: "Do away with the file before its day is over",
  params: idParams,
  answer: wireExport,
});
