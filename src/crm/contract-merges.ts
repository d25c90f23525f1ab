import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireVersion } from "../kernel/wire.ts";
import { duplicateSigns } from "./domain/duplicate-signs.ts";
import { customerKinds } from "./domain/merge-fields.ts";

/** Two records of one customer: how one is found, merged with the other, and parted again (LEA-4). */

const named = z.strictObject({ id: wireId, name: z.string() });
const text = z.string().nullable();
const nothing = z.strictObject({});
const kind = z.enum(customerKinds);
const moved = z.array(z.strictObject({ what: z.string(), count: z.int() }));
const pairMember = z.strictObject({ id: wireId, version: wireVersion });

export const customerMerge = z.strictObject({
  id: wireId,
  kind,
  survivor: named,
  merged: named,
  /** Rows that moved, by what they are: "deals", "activities". */
  moved,
  mergedAt: wireInstant,
  mergedBy: named.nullable(),
  /** The rule by which it was done; null: by hand. */
  rule: text,
  undoneAt: wireInstant.nullable(),
  undoneBy: named.nullable(),
});

export const previewMerge = endpoint({
  method: "GET",
  path: "/customer-merges/preview",
  summary: "What a merge of two records would do: the fields in which they differ, and how much would move",
  query: z.strictObject({ kind, survivor: wireId, merged: wireId }),
  answer: z.strictObject({
    survivor: z.strictObject({ id: wireId, name: z.string(), version: wireVersion, updatedAt: wireInstant }),
    merged: z.strictObject({ id: wireId, name: z.string(), version: wireVersion, updatedAt: wireInstant }),
    fields: z.array(
      z.strictObject({
        /** "phone", or "custom.<id>" of the workspace's own field, whose name is in `label`. */
        field: z.string(),
        label: text,
        survivor: text,
        merged: text,
        /** Whether the merged record's value is taken unless said otherwise: what the other lacks, or what is newer. */
        isTaken: z.boolean(),
      }),
    ),
    moved,
  }),
});
export const mergeCustomers = endpoint({
  method: "POST",
  path: "/customer-merges",
  summary: "Merge two records of one customer: links move to the survivor, the merged id answers as the survivor",
  status: 201,
  body: z.strictObject({
    kind,
    survivor: pairMember,
    merged: pairMember,
    /** Fields whose values come from the merged record; left out: as the preview says. */
    take: z.array(z.string().max(100)).max(300).optional(),
  }),
  answer: customerMerge,
});
export const listMerges = endpoint({
  method: "GET",
  path: "/customer-merges",
  summary: "Merges, the newest first",
  query: z.strictObject({ ...pageQuery, kind: kind.optional(), customer: wireId.optional() }),
  answer: wirePage(customerMerge),
});
export const undoMerge = endpoint({
  method: "POST",
  path: "/customer-merges/{id}/undoings",
  summary: "Undo a merge: both records are as before; what was changed since stays and is told",
  params: idParams,
  body: nothing,
  answer: z.strictObject({
    merge: customerMerge,
    /** Fields of the survivor that somebody has changed since, and rows that belong to another customer by now. */
    keptFields: z.array(z.string()),
    keptRows: moved,
  }),
});

export const duplicate = z.strictObject({
  id: wireId,
  name: z.string(),
  version: wireVersion,
  inn: text,
  phone: text,
  email: text,
  /** City of a company, company of a contact. */
  place: text,
  reasons: z.array(z.enum(duplicateSigns)),
  /** How sure it is that the two are one, 0…1. */
  confidence: z.number(),
});
const typed = (most: number) => z.string().max(most).optional();
export const findDuplicates = endpoint({
  method: "GET",
  path: "/customer-duplicates",
  summary: "Records that may be the same customer as a known one (`customer`), or as one that is being typed in",
  query: z.strictObject({
    kind,
    customer: wireId.optional(),
    /** Where the person who is typed in works: namesakes at other companies are left out. */
    company: wireId.optional(),
    name: typed(300),
    inn: typed(20),
    kpp: typed(20),
    phone: typed(100),
    email: typed(254),
    site: typed(300),
  }),
  answer: z.strictObject({ items: z.array(duplicate) }),
});
export const tellApart = endpoint({
  method: "POST",
  path: "/customer-duplicates/decisions",
  summary: "Remember that two records are two customers, or forget it",
  body: z.strictObject({ kind, one: wireId, other: wireId, isApart: z.boolean() }),
  answer: nothing,
});

export type Duplicate = z.infer<typeof duplicate>;
export type CustomerMerge = z.infer<typeof customerMerge>;
export type MergePreview = z.infer<typeof previewMerge.answer>;
