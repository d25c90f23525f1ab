import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { pageQuery, wireId, wireInstant, wirePage, wireVersion } from "../kernel/wire.ts";
import { duplicateSigns } from "./domain/duplicate-signs.ts";
import { customerKinds } from "./domain/merge-fields.ts";
import { mergeRules } from "./domain/merge-rules.ts";

const text = z.string().nullable();
const count = z.int().min(0);

const member = z.strictObject({
  id: wireId,
  name: z.string(),
  version: wireVersion,
  inn: text,
  phone: text,
  email: text,
  /** The city of a company, the company of a contact. */
  place: text,
  createdAt: wireInstant,
});
const duplicatePair = z.strictObject({
  one: member,
  other: member,
  reasons: z.array(z.enum(duplicateSigns)),
  /** How sure it is that the two are one, 0…1. */
  confidence: z.number(),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

export const listDuplicatePairs = endpoint({
  method: "GET",
  path: "/customer-duplicates/pairs",
  summary: "Pairs that may be one customer, as the last search found them, the surest first",
  query: z.strictObject({ ...pageQuery, kind: z.enum(customerKinds) }),
  answer: wirePage(duplicatePair),
});

const search = z.strictObject({
  /** never: nobody has looked yet; waiting: until the worker begins. */
  state: z.enum(["never", "waiting", "running", "done", "failed"]),
  /** 0…1, live while it runs. */
  done: z.number().min(0).max(1),
  finishedAt: wireInstant.nullable(),
  /** Pairs that wait for a decision, of those that the caller may see. */
  pairs: z.strictObject({ company: count, contact: count }),
});

export const getDuplicateSearch = endpoint({
  method: "GET",
  path: "/customer-duplicates/search",
  summary: "When duplicates were last looked for, and how many pairs wait for a decision",
  answer: search,
});
export const startDuplicateSearch = endpoint({
  method: "POST",
  path: "/customer-duplicates/search",
  summary: "Look for duplicates among all companies and contacts; the worker does it",
  answer: search,
});

const rules = z.strictObject({
  items: z.array(
    z.strictObject({
      rule: z.enum(mergeRules),
      isOn: z.boolean(),
      /** How many records it would merge into others now. */
      wouldMerge: count,
    }),
  ),
});

export const getMergeRules = endpoint({
  method: "GET",
  path: "/customer-duplicates/rules",
  summary: "By which rules records are merged without a person, and what each would do now",
  answer: rules,
});
export const setMergeRules = endpoint({
  method: "PUT",
  path: "/customer-duplicates/rules",
  summary: "Say by which rules records are merged without a person; none unless told. Each merge can be undone",
  body: z.strictObject({ rules: z.array(z.enum(mergeRules)).max(mergeRules.length) }),
  answer: rules,
});
