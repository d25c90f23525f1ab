import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant } from "../kernel/wire.ts";

const nothing = z.strictObject({});
const acknowledgement = z.strictObject({
  person: z.strictObject({ id: wireId, name: z.string() }),
  /** Null: not yet. */
  at: wireInstant.nullable(),
});
export const payOrder = z.strictObject({
  id: wireId,
  number: z.int(),
  orderedOn: wireDate,
  /** The first day that it is in force. */
  validFrom: wireDate,
  scheme: z.string(),
  schemeId: wireId,
  version: z.int(),
  issuedBy: z.string(),
  /** A later version of the scheme has taken its place, or its own day has not come. */
  isInForce: z.boolean(),
  /** Of those whose pay the reader may know: one's own, one's people's. */
  acknowledgements: z.array(acknowledgement),
  /** Whether the reader is paid by it and has not acknowledged it yet. */
  waitsForMe: z.boolean(),
});

export const listPayOrders = endpoint({
  method: "GET",
  path: "/pay-orders",
  summary: "Pay orders that concern the reader, the latest first",
  answer: z.strictObject({ items: z.array(payOrder) }),
});
export const getPayOrderPaper = endpoint({
  method: "GET",
  path: "/pay-orders/{id}/content",
  summary: "The order as a PDF",
  params: idParams,
  answer: z.unknown(),
});
export const acknowledgePayOrder = endpoint({
  method: "POST",
  path: "/pay-orders/{id}/acknowledgements",
  summary: "Acknowledge an order; a second time changes nothing",
  status: 201,
  params: idParams,
  body: nothing,
  answer: payOrder,
});
export const remindOfPayOrder = endpoint({
  method: "POST",
  path: "/pay-orders/{id}/reminders",
  summary: "Remind those who have not acknowledged an order",
  status: 201,
  params: idParams,
  body: nothing,
  answer: z.strictObject({ reminded: z.int() }),
});

export type PayOrder = z.infer<typeof payOrder>;
