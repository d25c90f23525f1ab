import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireFile } from "../kernel/stored-file.ts";
import {
  idParams,
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";
import { paymentKinds } from "./domain/check-payment.ts";
import { documentKinds } from "./domain/document-kind.ts";

export * from "./contract-goods.ts";
export * from "./contract-rates.ts";

const rowVersion = z.strictObject({ version: z.coerce.number().int().min(1).optional() });
const nothing = z.strictObject({});
const rowTimes = {
  createdAt: wireInstant,
  updatedAt: wireInstant,
  deletedAt: wireInstant.nullable(),
  version: wireVersion,
};
const ofDeal = z.strictObject({ ...pageQuery, deal: wireId });

export const payment = z.strictObject({
  id: wireId,
  dealId: wireId,
  kind: z.enum(paymentKinds),
  /** A refund's is below zero. */
  amount: wireMoney,
  /** Per cent that the amount holds; null: the workspace's own rate of that day. */
  vat: z.number().nullable(),
  purpose: z.string(),
  /** The day the money is expected. */
  plannedOn: wireDate.nullable(),
  /** The day it came; null while it has not. */
  receivedOn: wireDate.nullable(),
  /** Whose fact it is: the deal's responsible when it came, unless a head said otherwise; null while it has not come. */
  creditedTo: wireId.nullable(),
  ...rowTimes,
});

/** At least one of `plannedOn` and `receivedOn`; 422 `payment_invalid` with `errors` by path otherwise. */
const vatPercent = z.number().min(0).max(100).multipleOf(0.01).nullable().optional();
export const paymentInput = z.strictObject({
  dealId: wireId,
  kind: z.enum(paymentKinds).default("payment"),
  vat: vatPercent,
  amount: wireMoney,
  purpose: wireText(500).default(""),
  plannedOn: wireDate.nullable().optional(),
  receivedOn: wireDate.nullable().optional(),
});
export const paymentChange = z.strictObject({
  version: wireVersion,
  vat: vatPercent,
  amount: wireMoney.optional(),
  purpose: wireText(500).optional(),
  plannedOn: wireDate.nullable().optional(),
  receivedOn: wireDate.nullable().optional(),
});
/** Less than expected splits the payment: what came is received, the rest stays expected. */
export const receiptInput = z.strictObject({
  receivedOn: wireDate,
  amount: wireMoney.optional(),
  version: wireVersion.optional(),
});

export const listPayments = endpoint({
  method: "GET",
  path: "/payments",
  summary: "A deal's payments by day, expected and received, with their totals",
  query: ofDeal,
  answer: z.strictObject({
    items: z.array(payment),
    next: z.string().nullable(),
    /** Of all payments of the deal, in its currency; what came in another counts at the rate of its day. */
    totals: z.strictObject({ expected: wireMoney, received: wireMoney, overdue: wireMoney }),
    /** What came in another currency on a day that has no rate: in no total. */
    withoutRate: z.array(z.strictObject({ paymentId: wireId, currency: z.string(), date: wireDate })),
  }),
});
export const createPayment = endpoint({
  method: "POST",
  path: "/payments",
  summary: "Add an expected or a received payment",
  status: 201,
  body: paymentInput,
  answer: payment,
});
export const changePayment = endpoint({
  method: "PATCH",
  path: "/payments/{id}",
  summary: "Change a payment; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: paymentChange,
  answer: payment,
});
export const receivePayment = endpoint({
  method: "POST",
  path: "/payments/{id}/receipts",
  summary: "Note that an expected payment has come, all of it or a part",
  params: idParams,
  body: receiptInput,
  answer: z.strictObject({
    received: payment,
    /** What is still expected after a partial receipt. */
    rest: payment.nullable(),
  }),
});
export const creditPayment = endpoint({
  method: "POST",
  path: "/payments/{id}/credits",
  summary: "Say whose fact a received payment is",
  params: idParams,
  body: z.strictObject({ userId: wireId, version: wireVersion }),
  answer: payment,
});
export const deletePayment = endpoint({
  method: "DELETE",
  path: "/payments/{id}",
  summary: "Delete a payment; it can be restored",
  params: idParams,
  query: rowVersion,
  answer: payment,
});
export const restorePayment = endpoint({
  method: "POST",
  path: "/payments/{id}/restorations",
  summary: "Bring a deleted payment back",
  params: idParams,
  body: nothing,
  answer: payment,
});

export const document = z.strictObject({
  id: wireId,
  dealId: wireId,
  kind: z.enum(documentKinds),
  title: z.string(),
  file: wireFile.nullable(),
  sentOn: wireDate.nullable(),
  /** The customer has confirmed that it came. */
  receivedOn: wireDate.nullable(),
  signedOn: wireDate.nullable(),
  ...rowTimes,
});

const marks = {
  sentOn: wireDate.nullable().optional(),
  receivedOn: wireDate.nullable().optional(),
  signedOn: wireDate.nullable().optional(),
};
/** Marks in the order sent ≤ received ≤ signed, none in the future: otherwise 422 `document_invalid` with `errors` by path. */
export const documentInput = z.strictObject({
  dealId: wireId,
  kind: z.enum(documentKinds),
  title: wireText(300).min(1),
  ...marks,
});
export const documentChange = z.strictObject({
  version: wireVersion,
  kind: z.enum(documentKinds).optional(),
  title: wireText(300).min(1).optional(),
  ...marks,
});

export const listDocuments = endpoint({
  method: "GET",
  path: "/documents",
  summary: "A deal's documents, newest first",
  query: ofDeal,
  answer: z.strictObject({ items: z.array(document), next: z.string().nullable() }),
});
export const createDocument = endpoint({
  method: "POST",
  path: "/documents",
  summary: "Add a document to a deal",
  status: 201,
  body: documentInput,
  answer: document,
});
export const changeDocument = endpoint({
  method: "PATCH",
  path: "/documents/{id}",
  summary: "Change a document or its marks; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: documentChange,
  answer: document,
});
export const deleteDocument = endpoint({
  method: "DELETE",
  path: "/documents/{id}",
  summary: "Delete a document; it can be restored",
  params: idParams,
  query: rowVersion,
  answer: document,
});
export const restoreDocument = endpoint({
  method: "POST",
  path: "/documents/{id}/restorations",
  summary: "Bring a deleted document back",
  params: idParams,
  body: nothing,
  answer: document,
});

/**
 * Multipart with one part `file`, or the bytes themselves with their Content-Type and the name, percent-encoded, in
 * X-File-Name. Takes the place of the document's earlier file.
 */
export const uploadFile = endpoint({
  method: "POST",
  path: "/documents/{id}/file",
  summary: "Attach a file to a document, 100 MB at most",
  params: idParams,
  answer: document,
});
/** The bytes, always as a download. */
export const getFileContent = endpoint({
  method: "GET",
  path: "/files/{id}/content",
  summary: "Download a file",
  params: idParams,
  answer: z.unknown(),
});

export type Payment = z.infer<typeof payment>;
export type PaymentInput = z.output<typeof paymentInput>;
export type Document = z.infer<typeof document>;
export type DocumentInput = z.output<typeof documentInput>;
