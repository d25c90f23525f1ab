import {
  addOptions,
  type CustomValues,
  createField,
  type ImportColumn,
  readImportColumns,
} from "../../../custom-fields/index.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { ImportKind } from "../../domain/fields.ts";
import type { ForeignField, Owned } from "../../drivers/own-fields.ts";
import { count, cut } from "../../drivers/values.ts";

const entityOf: Partial<Record<ImportKind, ForeignField["entity"]>> = {
  companies: "company",
  contacts: "contact",
  deals: "deal",
};

/** Rows with the values of the workspace's own fields in place of the other system's. */
export interface OwnRows {
  (kind: ImportKind, rows: AsyncIterable<object> | Iterable<object>): AsyncIterable<object>;
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * PLT-6: fields of the other system become fields of the workspace; one of the same name is taken as it is, its list with
 * the options that it lacks. Fields beyond what a workspace has room for, and values that do not fit, are left out and counted.
 */
export async function openOwnFields(unit: Unit, fields: readonly ForeignField[]): Promise<OwnRows> {
  const leftOut = new Map<string, number>();
  const columns = new Map<string, ImportColumn>();
  for (const entity of new Set(fields.map((field) => field.entity))) {
    const own = fields.filter((field) => field.entity === entity);
    const known = await namesOf(unit, entity);
    for (const field of own) {
      const column = known.get(field.name.toLowerCase());
      if (column !== undefined) await addOptions(unit, column.id, field.options);
      if (column !== undefined) continue;
      const options = field.options.map((name) => ({ name, color: "neutral" as const, isArchived: false }));
      const shown = { help: "", group: "", isOnCard: true, isInList: false, isInForm: false, isDemanded: false };
      const made = await createField(unit, { entity, name: field.name, kind: field.kind, options, ...shown });
      if (isRefusal(made)) count(leftOut, "own_fields");
    }
    const now = await namesOf(unit, entity);
    for (const field of own) {
      const column = now.get(field.name.toLowerCase());
      if (column !== undefined) columns.set(`${entity} ${field.id}`, column);
    }
  }
  async function* owned(kind: ImportKind, rows: AsyncIterable<object> | Iterable<object>): AsyncGenerator<object> {
    for await (const { own, ...row } of rows as AsyncIterable<Owned<object>>) {
      const values: Record<string, CustomValues[string]> = {};
      for (const [id, sent] of Object.entries(own ?? {})) {
        const column = columns.get(`${entityOf[kind]} ${id}`);
        // A list that was too long here, or is a text in the field of the same name.
        const value = column?.read(
          Array.isArray(sent) && column.kind !== "choices" ? cut(sent.join(", "), 1_000) : sent,
        );
        if (column !== undefined && value !== undefined) values[column.id] = value;
        else if (column !== undefined) count(leftOut, "own_values");
      }
      yield Object.keys(values).length === 0 ? row : { ...row, custom: values };
    }
  }
  return Object.assign(owned, { leftOut });
}

async function namesOf(unit: Unit, entity: ForeignField["entity"]): Promise<ReadonlyMap<string, ImportColumn>> {
  return new Map((await readImportColumns(unit, entity)).map((column) => [column.name.toLowerCase(), column]));
}
