import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Entity } from "../domain/custom-field.ts";
import { compileFilters, parseCustomFilter } from "../domain/custom-filter.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { readFields } from "./field-row.ts";

/**
 * A filter of an address as the tests of `find_by_custom(table, tests)`, which answers the ids of the workspace's rows that meet them.
 * Refuses custom_filter_invalid.
 */
export async function compileTests(
  reading: Pick<Reading, "client" | "actor">,
  entity: Entity,
  text: string,
): Promise<{ readonly tests: string } | Refusal<"custom_filter_invalid">> {
  const filters = parseCustomFilter(text);
  const fields = filters === undefined ? [] : await readFields(reading, entity);
  const tests = filters && compileFilters(fields, filters, reading.actor.workspace.timeZone);
  if (tests === undefined) {
    const errors = [{ path: "custom", code: "custom_filter_invalid" }];
    return refuse(customFieldRefusals, "custom_filter_invalid", { errors });
  }
  return { tests: JSON.stringify(tests) };
}
