import { z } from "zod";
import { wireBulk as bulk } from "../kernel/bulk.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams } from "../kernel/wire.ts";

export const listBulks = endpoint({
  method: "GET",
  path: "/bulk-actions",
  summary: "The caller's bulk actions of the last 90 days, the newest 50",
  answer: z.strictObject({ items: z.array(bulk) }),
});
export const getBulk = endpoint({
  method: "GET",
  path: "/bulk-actions/{id}",
  summary: "A bulk action and how far it is",
  params: idParams,
  answer: bulk,
});
export const cancelBulk = endpoint({
  method: "POST",
  path: "/bulk-actions/{id}/cancel",
  summary: "Stop a bulk action that waits or runs; what is done stays done",
  params: idParams,
  body: z.strictObject({}),
  answer: bulk,
});
/** A change of a deal's place within 15 minutes, everything else within 90 days. A row that was changed since stays as it is. */
export const undoBulk = endpoint({
  method: "POST",
  path: "/bulk-actions/{id}/undo",
  summary: "Take a whole bulk action back",
  params: idParams,
  body: z.strictObject({}),
  answer: bulk,
});
