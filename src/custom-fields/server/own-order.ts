import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Entity } from "../domain/custom-field.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { orderOfKind } from "../domain/sortable-kinds.ts";
import { readFields } from "./field-row.ts";

/** How rows are put in order by an own field: what they are compared by, null where it is blank, and its type for a cursor. */
export interface OwnOrder {
  /** Of the row with this alias. */
  readonly expression: (alias: string) => string;
  readonly type: "numeric" | "text";
}

/**
 * The order by the own field with the key: numbers and sums by size (sums whatever their currency), days and moments by time, lines
 * of text by their letters, without case, ё as е. Refuses `custom_sort_unknown`, also a kind without an order.
 */
export async function readOwnOrder(
  reading: Pick<Reading, "client" | "actor">,
  entity: Entity,
  key: string,
): Promise<OwnOrder | Refusal<"custom_sort_unknown">> {
  const field = (await readFields(reading, entity)).find((one) => one.key === key);
  const order = field ? orderOfKind(field.kind) : null;
  if (field === undefined || order === null) {
    return refuse(customFieldRefusals, "custom_sort_unknown", {
      errors: [{ path: "sort", code: "custom_sort_unknown" }],
    });
  }
  // An id of the database, not a text of the caller.
  return expressions[order](field.id);
}

const expressions: Readonly<Record<NonNullable<ReturnType<typeof orderOfKind>>, (id: string) => OwnOrder>> = {
  number: (id) => ({ expression: (alias) => `(${alias}.custom ->> '${id}')::numeric`, type: "numeric" }),
  money: (id) => ({ expression: (alias) => `(${alias}.custom -> '${id}' ->> 'minor')::numeric`, type: "numeric" }),
  text: (id) => ({ expression: (alias) => `(${alias}.custom ->> '${id}') collate "C"`, type: "text" }),
  words: (id) => ({
    expression: (alias) => `translate(lower(${alias}.custom ->> '${id}'), 'ё', 'е') collate "C"`,
    type: "text",
  }),
};
