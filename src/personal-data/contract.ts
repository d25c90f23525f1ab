import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireId, wireInstant } from "../kernel/wire.ts";

export const purposes = ["processing", "newsletters", "calls", "transfer", "other"] as const;

export const consentShape = z.strictObject({
  id: wireId,
  purpose: z.enum(purposes),
  /** What the person agreed to, in the words that they saw. */
  text: z.string(),
  /** Where it was given: a form, a letter, a contract. */
  source: z.string(),
  givenAt: wireInstant,
  recordedBy: wireId.nullable(),
  withdrawnAt: wireInstant.nullable(),
});
export type Consent = z.output<typeof consentShape>;

export const listConsents = endpoint({
  method: "GET",
  path: "/contacts/{id}/consents",
  summary: "A contact's consents to the use of personal data, the newest first",
  params: idParams,
  answer: z.strictObject({ items: z.array(consentShape) }),
});

export const recordConsent = endpoint({
  method: "POST",
  path: "/contacts/{id}/consents",
  summary: "Record a consent",
  status: 201,
  params: idParams,
  body: z.strictObject({
    purpose: z.enum(purposes),
    text: z.string().trim().max(5000).default(""),
    source: z.string().trim().min(1).max(300),
    /** Now, if left out. */
    givenAt: wireInstant.optional(),
  }),
  answer: consentShape,
});

export const withdrawConsent = endpoint({
  method: "POST",
  path: "/consents/{id}/withdrawals",
  summary: "Record that a consent was withdrawn",
  params: idParams,
  answer: consentShape,
});

const rows = z.array(z.record(z.string(), z.unknown()));

export const exportPerson = endpoint({
  method: "POST",
  path: "/contacts/{id}/personal-data-exports",
  summary: "Everything that is kept about a person, as one document",
  params: idParams,
  answer: z.strictObject({
    exportedAt: wireInstant,
    contact: z.record(z.string(), z.unknown()),
    consents: rows,
    activities: rows,
    deals: rows,
    audit: rows,
  }),
});

export const erasePerson = endpoint({
  method: "POST",
  path: "/contacts/{id}/erasures",
  summary: "Erase a person for good: the person's data go, deals, visits and sums stay",
  params: idParams,
  /** The contact's name, as a person types it to confirm. */
  body: z.strictObject({ name: z.string().max(1000) }),
  answer: z.strictObject({ deals: z.int(), activities: z.int(), auditEntries: z.int() }),
});
