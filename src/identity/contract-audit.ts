import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { pageQuery, wireId, wireInstant, wirePage } from "../kernel/wire.ts";

/** What was changed, by whom and when (PLT-11). */

export const auditEntryShape = z.strictObject({
  id: wireId,
  at: wireInstant,
  userId: wireId.nullable(),
  userName: z.string().nullable(),
  via: z.enum(["screen", "api", "command", "import", "system"]),
  action: z.string(),
  entity: z.string(),
  entityId: wireId,
  changes: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.output<typeof auditEntryShape>;

export const listAuditEntries = endpoint({
  method: "GET",
  path: "/audit-entries",
  summary: "What was changed, by whom and when, newest first",
  query: z.strictObject({
    ...pageQuery,
    entityId: wireId.optional(),
    userId: wireId.optional(),
    action: z.string().max(100).optional(),
  }),
  answer: wirePage(auditEntryShape),
});
