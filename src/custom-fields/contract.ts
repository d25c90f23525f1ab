import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireId, wireInstant, wireText, wireVersion } from "../kernel/wire.ts";
import { entities, fieldKinds, mostOptions, optionColors } from "./domain/custom-field.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const name = wireText(100).min(1);
const help = wireText(500);
const group = wireText(100);

/** An option as written: `id` keeps one that exists, without it it is new. One that is in use can be archived, not left out. */
const optionInput = z.strictObject({
  id: wireId.exactOptional(),
  name,
  color: z.enum(optionColors).default("neutral"),
  isArchived: z.boolean().default(false),
});
const wireOption = z.strictObject({
  id: wireId,
  name: z.string(),
  color: z.enum(optionColors),
  isArchived: z.boolean(),
});

export const wireCustomField = z.strictObject({
  id: wireId,
  entity: z.enum(entities),
  /** What `custom` of the entity is written and read by: never changes. */
  key: z.string(),
  name: z.string(),
  kind: z.enum(fieldKinds),
  help: z.string(),
  /** Fields of one group stand together under its name; empty: no group. */
  group: z.string(),
  position: z.int(),
  isOnCard: z.boolean(),
  /** A column in the lists of the entity. */
  isInList: z.boolean(),
  isInForm: z.boolean(),
  /** A new row is refused without it; the past, when it is imported, is not asked. */
  isDemanded: z.boolean(),
  options: z.array(wireOption),
  archivedAt: wireInstant.nullable(),
  version: wireVersion,
  /** In how many rows it is filled in; only when asked for with `counts=true`. */
  filled: z.int().optional(),
});
export type CustomFieldAnswer = z.output<typeof wireCustomField>;

export const listCustomFields = endpoint({
  method: "GET",
  path: "/custom-fields",
  summary: "Fields that the workspace added, in their order; archived ones too",
  query: z.strictObject({ entity: z.enum(entities).optional(), counts: flag.optional() }),
  answer: z.strictObject({ items: z.array(wireCustomField) }),
});

export const createCustomField = endpoint({
  method: "POST",
  path: "/custom-fields",
  summary: "Add a field to companies, contacts, deals or activities; up to 100 each",
  status: 201,
  body: z.strictObject({
    entity: z.enum(entities),
    name,
    kind: z.enum(fieldKinds),
    /** Made of the name unless given. */
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,59}$/)
      .exactOptional(),
    help: help.default(""),
    group: group.default(""),
    isOnCard: z.boolean().default(true),
    isInList: z.boolean().default(false),
    isInForm: z.boolean().default(false),
    isDemanded: z.boolean().default(false),
    options: z.array(optionInput).max(mostOptions).default([]),
  }),
  answer: wireCustomField,
});

export const changeCustomField = endpoint({
  method: "PATCH",
  path: "/custom-fields/{id}",
  summary: "Change a field; archiving keeps its values, shown and no longer written",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.exactOptional(),
    help: help.exactOptional(),
    group: group.exactOptional(),
    isOnCard: z.boolean().exactOptional(),
    isInList: z.boolean().exactOptional(),
    isInForm: z.boolean().exactOptional(),
    isDemanded: z.boolean().exactOptional(),
    options: z.array(optionInput).max(mostOptions).exactOptional(),
    isArchived: z.boolean().exactOptional(),
    /** Stands before this field from now on; null: last. */
    before: wireId.nullable().exactOptional(),
  }),
  answer: wireCustomField,
});
