import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { listCustomFields } from "../contract.ts";
import type { Entity } from "../domain/custom-field.ts";
import { tableOf } from "./custom-table.ts";
import { readAllFields, readFields, toAnswer } from "./field-row.ts";

/** The fields, of one entity or of all, and in how many rows each is filled when that is asked for. */
export async function listFields(
  reading: Reading,
  { entity, counts }: QueryOf<typeof listCustomFields>,
): Promise<AnswerOf<typeof listCustomFields>> {
  const fields = await (entity === undefined ? readAllFields(reading) : readFields(reading, entity));
  if (counts !== true) return { items: fields.map(toAnswer) };
  const filled = await countFilled(reading, [...new Set(fields.map((field) => field.entity))]);
  return { items: fields.map((field) => ({ ...toAnswer(field), filled: filled.get(field.id) ?? 0 })) };
}

async function countFilled({ client }: Reading, asked: readonly Entity[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const entity of asked) {
    const { rows } = await client.query<{ field: string; filled: number }>({
      name: "count_custom",
      text: "select field, filled from count_custom($1)",
      values: [tableOf[entity]],
    });
    for (const { field, filled } of rows) found.set(field, filled);
  }
  return found;
}
