import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  idParams,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireOwnValues,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";
import { activityKinds } from "./domain/activity-kind.ts";

const templateFields = {
  name: wireText(120).min(1),
  /** Null: offered for every kind. */
  kind: z.enum(activityKinds).nullable(),
  /** May hold "{{deal.title}}", "{{deal.amount}}", "{{contact.name}}", "{{deal.custom.KEY}}" of an own field and so on: 422 `template_invalid` names what is none. */
  body: wireText(10_000).min(1),
  /** Everybody's: given out by whoever may change pipelines. */
  isShared: z.boolean(),
};

export const noteTemplate = z.strictObject({
  id: wireId,
  name: z.string(),
  kind: z.enum(activityKinds).nullable(),
  body: z.string(),
  isShared: z.boolean(),
  owner: z.strictObject({ id: wireId, name: z.string() }),
  /** Whether the caller may change it. */
  mayChange: z.boolean(),
  updatedAt: wireInstant,
  version: wireVersion,
});

export const listNoteTemplates = endpoint({
  method: "GET",
  path: "/note-templates",
  summary: "Templates of notes and results: one's own and everybody's, by name",
  query: z.strictObject({ kind: z.enum(activityKinds).optional() }),
  answer: z.strictObject({ items: z.array(noteTemplate) }),
});
export const createNoteTemplate = endpoint({
  method: "POST",
  path: "/note-templates",
  summary: "Add a template of notes or results",
  status: 201,
  body: z.strictObject(templateFields).partial({ kind: true, isShared: true }),
  answer: noteTemplate,
});
export const changeNoteTemplate = endpoint({
  method: "PATCH",
  path: "/note-templates/{id}",
  summary: "Change a template: one's own, or everybody's by whoever may change pipelines",
  params: idParams,
  body: z.strictObject(templateFields).partial().extend({ version: wireVersion }),
  answer: noteTemplate,
});
export const deleteNoteTemplate = endpoint({
  method: "DELETE",
  path: "/note-templates/{id}",
  summary: "Delete a template; it can be restored",
  params: idParams,
  answer: noteTemplate,
});
export const restoreNoteTemplate = endpoint({
  method: "POST",
  path: "/note-templates/{id}/restorations",
  summary: "Bring a deleted template back",
  params: idParams,
  body: z.strictObject({}),
  answer: noteTemplate,
});

/** What templates ask for of a deal; each reader writes sums and days in a language of their own. */
export const getTemplateValues = endpoint({
  method: "GET",
  path: "/deals/{id}/template-values",
  summary: "What placeholders of templates stand for in a deal",
  params: idParams,
  answer: z.strictObject({
    title: z.string(),
    amount: wireMoney.nullable(),
    stage: z.string(),
    company: z.string().nullable(),
    product: z.string().nullable(),
    closing: wireDate.nullable(),
    contact: z.string().nullable(),
    /** The workspace's own fields of the deal, by key: "{{deal.custom.KEY}}". */
    custom: wireOwnValues,
  }),
});

export type NoteTemplate = z.infer<typeof noteTemplate>;
