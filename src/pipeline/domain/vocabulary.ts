/** The values that the regulation's types name, as lists for the wire and for the screens; the types keep them complete. */
import type { ActivityKind, ContactRole, DealField, DocumentKind, DocumentMark, PaymentRule } from "./regulation.ts";

const every =
  <T extends string>() =>
  <const L extends readonly T[]>(list: L & ([T] extends [L[number]] ? unknown : never)): L =>
    list;

export const dealFields = every<DealField>()([
  "amount",
  "company",
  "inn",
  "contact",
  "expectedCloseOn",
  "product",
  "source",
  "channel",
  "need",
  "deliveryOn",
]);
export const documentKinds = every<DocumentKind>()([
  "proposal",
  "contract",
  "invoice",
  "act",
  "specification",
  "protocol",
  "design",
  "application",
  "delivery_note",
  "other",
]);
export const documentMarks = every<DocumentMark>()(["attached", "sent", "received", "signed"]);
export const activityKinds = every<ActivityKind>()([
  "call",
  "meeting",
  "email",
  "presentation",
  "proposal",
  "document",
  "note",
  "task",
]);
export const contactRoles = every<ContactRole>()(["decides", "influences", "approves", "uses", "pays"]);
export const paymentRules = every<PaymentRule>()(["any", "prepayment", "all"]);
export const dealStatuses = ["open", "won", "lost", "postponed"] as const;
export type DealStatus = (typeof dealStatuses)[number];
export const leavings = ["moved", "won", "lost", "postponed", "transferred", "deleted"] as const;
export type Leaving = (typeof leavings)[number];

/** A stage's bit in deals.visited is its ordinal; a signed 64-bit number leaves 63 of them. */
export const maximumStages = 63;
/** An override's reason is read by a head later: a few letters say nothing. */
export const shortestReason = 10;
/** How long a move can be taken back by the one who made it. */
export const undoMilliseconds = 15 * 60_000;

/** How a deal leaves a stage as the flow tells it (definitions.md, ANA-3): a move to the last stage is a win. */
export const flowExits = ["forward", "back", "won", "lost", "postponed"] as const;
export type FlowExit = (typeof flowExits)[number];
