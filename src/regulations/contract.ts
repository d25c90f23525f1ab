import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireText } from "../kernel/wire.ts";
import { sectionKinds } from "./domain/section-kinds.ts";

const named = z.strictObject({ id: wireId, name: z.string() });
const kind = z.enum(sectionKinds);
/** Of the text; the workspace's where it is left out. */
const language = z.enum(["ru", "en"]).optional();

const marked = z.array(z.strictObject({ text: z.string(), change: z.enum(["same", "added", "removed"]) })).readonly();
const block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heading"), level: z.literal([1, 2, 3]), text: z.string() }),
  z.strictObject({ kind: z.literal("paragraph"), text: z.string() }),
  z.strictObject({
    kind: z.literal("list"),
    isNumbered: z.boolean().exactOptional(),
    items: z.array(z.string()).readonly(),
  }),
  z.strictObject({
    kind: z.literal("table"),
    columns: z.array(z.strictObject({ title: z.string(), isNumber: z.boolean().exactOptional() })).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  z.strictObject({ kind: z.literal("marked"), parts: marked }),
]);
const section = z.strictObject({ kind, title: z.string(), blocks: z.array(block).readonly() });
const change = z.enum(["added", "removed", "changed"]);
const sectionChange = z.strictObject({
  kind,
  title: z.string(),
  change,
  lines: z.array(z.strictObject({ change, parts: marked })).readonly(),
});

const version = z.strictObject({
  id: wireId,
  number: z.int(),
  issuedAt: wireInstant,
  issuedBy: named,
  approvedBy: named,
  effectiveOn: wireDate,
  note: z.string(),
  /** How many active people have acknowledged it, of how many; whether the caller has. */
  acknowledged: z.int(),
  people: z.int(),
  isAcknowledged: z.boolean(),
});

/** What the settings say today, and what of it differs from the last issued version; null before the first one. */
export const getRegulationDraft = endpoint({
  method: "GET",
  path: "/regulation-draft",
  summary: "The regulation of the sales system as the settings write it today",
  query: z.strictObject({ language }),
  answer: z.strictObject({
    sections: z.array(
      section.extend({
        /** What people added in their own words; stands at the end of the part. */
        ownText: z.string(),
      }),
    ),
    last: z.strictObject({ number: z.int(), changes: z.array(sectionChange) }).nullable(),
  }),
});
/** An empty text takes the addition away. */
export const setRegulationText = endpoint({
  method: "PUT",
  path: "/regulation-texts/{kind}",
  summary: "Add to a part of the regulation in one's own words",
  params: z.strictObject({ kind }),
  body: z.strictObject({ text: wireText(20_000) }),
  answer: z.strictObject({ kind, text: z.string() }),
});
export const listRegulationVersions = endpoint({
  method: "GET",
  path: "/regulation-versions",
  summary: "Issued versions of the regulation, newest first",
  answer: z.strictObject({ items: z.array(version) }),
});
/** 409 `regulation_unchanged` when nothing differs from the last version. */
export const issueRegulation = endpoint({
  method: "POST",
  path: "/regulation-versions",
  summary: "Issue the draft as the next version: its text is frozen",
  status: 201,
  body: z.strictObject({ approvedBy: wireId, effectiveOn: wireDate, note: wireText(2000).default("") }),
  answer: version,
});
/** `changes`: against `comparedWith`, the version before unless another is named. */
export const getRegulationVersion = endpoint({
  method: "GET",
  path: "/regulation-versions/{id}",
  summary: "One issued version with its text and what it changed",
  params: idParams,
  query: z.strictObject({ language, comparedWith: wireId.optional() }),
  answer: z.strictObject({
    version,
    sections: z.array(section),
    comparedWith: z.strictObject({ id: wireId, number: z.int() }).nullable(),
    changes: z.array(sectionChange),
  }),
});
export const acknowledgeRegulation = endpoint({
  method: "POST",
  path: "/regulation-versions/{id}/acknowledgements",
  summary: "Say that one has read a version",
  params: idParams,
  body: z.strictObject({}),
  answer: version,
});
export const listRegulationAcknowledgements = endpoint({
  method: "GET",
  path: "/regulation-versions/{id}/acknowledgements",
  summary: "Who has read a version and who has not yet",
  params: idParams,
  answer: z.strictObject({ items: z.array(named.extend({ acknowledgedAt: wireInstant.nullable() })) }),
});

const file = z.string();
const ofFile = z.strictObject({
  language,
  /** With what changed since the version before, as an annex. */
  annex: z.enum(["true", "false"]).optional(),
});
const draftFile = (format: RegulationFormat) =>
  endpoint({
    method: "GET",
    path: `/regulation-draft/file.${format}`,
    summary: `The draft of the regulation as ${format.toUpperCase()}`,
    query: ofFile,
    answer: file,
  });
const versionFile = (format: RegulationFormat) =>
  endpoint({
    method: "GET",
    path: `/regulation-versions/{id}/file.${format}`,
    summary: `An issued version of the regulation as ${format.toUpperCase()}`,
    params: idParams,
    query: ofFile,
    answer: file,
  });
export const getRegulationDraftPdf = draftFile("pdf");
export const getRegulationDraftDocx = draftFile("docx");
export const getRegulationVersionPdf = versionFile("pdf");
export const getRegulationVersionDocx = versionFile("docx");

export type RegulationFormat = "pdf" | "docx";
export type RegulationVersion = z.infer<typeof version>;
export type SectionChangeTold = z.infer<typeof sectionChange>;
