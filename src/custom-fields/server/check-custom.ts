import { type FieldError, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { CustomField, Entity } from "../domain/custom-field.ts";
import { type CustomValues, type ReadValues, readValues, type SentCustom } from "../domain/read-values.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { tellValue } from "../domain/tell-value.ts";
import { readFields } from "./field-row.ts";

/** What the row's own slice writes in its `custom`: `custom = jsonb_strip_nulls(custom || patch)`. */
export interface CustomChange {
  /** Field id → value, null to take away. Empty: nothing changes. */
  readonly patch: ReadValues["patch"];
  /** "custom:<name>" → [before, after], for the audit; options by their names. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly errors: readonly FieldError[];
}

/** Nothing was sent, nothing changes. */
export const unchangedCustom: CustomChange = { patch: {}, changes: {}, errors: [] };

/**
 * Reads what was sent for an entity's own fields (PLT-6). `before` is what the locked row has, null for a new one, which must have
 * all that is demanded. Every wrong value is named in `errors`, by path `custom.<key>`.
 */
export async function checkCustom(
  unit: Pick<Unit, "client" | "actor">,
  entity: Entity,
  sent: SentCustom | undefined,
  before: CustomValues | null,
): Promise<CustomChange> {
  if (before !== null && (sent === undefined || Object.keys(sent).length === 0)) return unchangedCustom;
  const fields = await readFields(unit, entity);
  const { patch, errors } = readValues(fields, sent ?? {}, before);
  const people = await unknownPeople(unit, fields, patch);
  return { patch, changes: changesOf(fields, patch, before), errors: [...errors, ...people] };
}

/** `checkCustom` for those who refuse nothing else along with it. */
export async function checkCustomAlone(
  ...asked: Parameters<typeof checkCustom>
): Promise<CustomChange | Refusal<"custom_invalid">> {
  const change = await checkCustom(...asked);
  return change.errors.length > 0 ? refuse(customFieldRefusals, "custom_invalid", { errors: change.errors }) : change;
}

function changesOf(
  fields: readonly CustomField[],
  patch: ReadValues["patch"],
  before: CustomValues | null,
): CustomChange["changes"] {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const after = patch[field.id];
      if (after === undefined) return [];
      return [[`custom:${field.name}`, [tellValue(field, before?.[field.id] ?? null), tellValue(field, after)]]];
    }),
  );
}

/** People are of this workspace and at work: nobody else is put in charge of anything. */
async function unknownPeople(
  { client, actor }: Pick<Unit, "client" | "actor">,
  fields: readonly CustomField[],
  patch: ReadValues["patch"],
): Promise<readonly FieldError[]> {
  const asked = fields.filter((field) => field.kind === "person" && (patch[field.id] ?? null) !== null);
  if (asked.length === 0) return [];
  const { rows } = await client.query<{ id: string }>({
    name: "known_custom_people",
    text: "select id from reporting.users where workspace_id = $1 and id = any($2) and is_active",
    values: [actor.workspaceId, asked.map((field) => patch[field.id])],
  });
  const known = new Set(rows.map((row) => row.id));
  return asked
    .filter((field) => !known.has(String(patch[field.id])))
    .map((field) => ({ path: `custom.${field.key}`, code: "custom_person_unknown" }));
}
