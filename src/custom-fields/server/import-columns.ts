import type { Reading } from "../../platform/database/unit.ts";
import type { CustomField, Entity } from "../domain/custom-field.ts";
import { hasOptions } from "../domain/custom-field.ts";
import { type CustomValue, readValue } from "../domain/read-value.ts";
import { readFields } from "./field-row.ts";

/** A field as a column of a table may bring it: `name` and `key` are names of such a column. */
export interface ImportColumn {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: CustomField["kind"];
  /** The value to keep of what was understood of a cell; undefined when it is none of the field's. */
  read(understood: unknown): CustomValue | undefined;
}

/** The fields of an entity that a table can fill: archived ones take no values. People are known by name. */
export async function readImportColumns(
  asking: Pick<Reading, "client" | "actor">,
  entity: Entity,
): Promise<readonly ImportColumn[]> {
  const fields = (await readFields(asking, entity)).filter((field) => !field.isArchived);
  const people = fields.some((field) => field.kind === "person") ? await readPeople(asking) : new Map();
  return fields.map((field) => ({
    id: field.id,
    key: field.key,
    name: field.name,
    kind: field.kind,
    read: (understood) => readCell(field, understood, people),
  }));
}

function readCell(
  field: CustomField,
  understood: unknown,
  people: ReadonlyMap<string, string>,
): CustomValue | undefined {
  const text = typeof understood === "string" ? understood.trim() : "";
  const isList = field.kind === "choices";
  const sent = isList
    ? Array.isArray(understood)
      ? understood
      : listOf(text)
    : field.kind === "person"
      ? people.get(text.toLowerCase())
      : hasOptions(field.kind)
        ? text
        : understood;
  if (sent === undefined) return undefined;
  const read = readValue(field, sent);
  return "value" in read && read.value !== null ? read.value : undefined;
}

const listOf = (text: string) =>
  text
    .split(/[;,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

async function readPeople({ client, actor }: Pick<Reading, "client" | "actor">): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>({
    name: "custom_people_by_name",
    text: "select id, lower(btrim(name)) as name from reporting.users where workspace_id = $1 and is_active order by id desc",
    values: [actor.workspaceId],
  });
  return new Map(rows.map(({ id, name }) => [name, id]));
}
