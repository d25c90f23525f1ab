import type { Money } from "../../kernel/money.ts";
import type { Foreign } from "./foreign.ts";
import { cut } from "./values.ts";

/** Kinds of fields as the workspace has them; what is none of these comes as text. */
export type OwnKind =
  | "text"
  | "long_text"
  | "number"
  | "money"
  | "date"
  | "date_time"
  | "yes_no"
  | "choice"
  | "choices";

export interface ForeignField {
  readonly entity: "company" | "contact" | "deal";
  /** As rows speak of it. */
  readonly id: string;
  readonly name: string;
  readonly kind: OwnKind;
  /** What is chosen anywhere; of a choice only. */
  readonly options: readonly string[];
}

/** A moment is ISO 8601, a choice the name of its option. */
export type OwnContent = string | number | boolean | Money | readonly string[];

export interface OwnValue {
  readonly id: string;
  readonly name: string;
  readonly kind: OwnKind;
  readonly value: OwnContent;
}

export type Owned<Row> = Row & { readonly own?: Readonly<Record<string, OwnContent>> };

const longestName = 100;
/** What a list of the workspace holds; a longer one comes as text. */
const mostOptions = 200;

const ownFrom = (values: readonly OwnValue[]): Readonly<Record<string, OwnContent>> =>
  Object.fromEntries(values.map(({ id, value }) => [id, value]));

/** The fields that records of an entity really fill in. Two of one name are told apart by a number. */
async function fieldsIn(
  entity: ForeignField["entity"],
  records: AsyncIterable<Foreign>,
  ownOf: (record: Foreign) => readonly OwnValue[],
): Promise<readonly ForeignField[]> {
  const found = new Map<string, { name: string; kind: OwnKind; options: Map<string, string> }>();
  const names = new Set<string>();
  for await (const record of records) {
    for (const { id, name, kind, value } of ownOf(record)) {
      const field = found.get(id) ?? { name: freeName(name, names), kind, options: new Map() };
      found.set(id, field);
      for (const option of kind === "choice" || kind === "choices" ? optionsIn(value) : []) {
        // As lists know them: without case.
        const plain = option.toLowerCase();
        if (!field.options.has(plain)) field.options.set(plain, option);
      }
    }
  }
  return [...found].map(([id, { name, kind, options }]) =>
    options.size > mostOptions
      ? { entity, id, name, kind: "text", options: [] }
      : { entity, id, name, kind, options: [...options.values()] },
  );
}

const optionsIn = (value: OwnContent): readonly string[] =>
  typeof value === "object" && !("minor" in value) ? value : [String(value)];

function freeName(wanted: string, taken: Set<string>): string {
  const short = cut(wanted, longestName - 5).trim();
  let name = short;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${short} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** How the own values of each entity's records are read. */
export type OwnReaders = Readonly<Record<ForeignField["entity"], (record: Foreign) => readonly OwnValue[]>>;

/** The fields that are filled in anywhere, by the records of each entity. */
export async function ownFieldsOf(
  own: OwnReaders,
  records: Readonly<Record<ForeignField["entity"], AsyncIterable<Foreign>>>,
): Promise<readonly ForeignField[]> {
  const found: ForeignField[] = [];
  for (const entity of ["company", "contact", "deal"] as const) {
    found.push(...(await fieldsIn(entity, records[entity], own[entity])));
  }
  return found;
}

/** A row together with the record's own values. */
export function withOwn<Row>(
  own: (record: Foreign) => readonly OwnValue[],
  row: (record: Foreign) => Row | null,
): (record: Foreign) => Owned<Row> | null {
  return (record) => {
    const made = row(record);
    return made === null ? null : { ...made, own: ownFrom(own(record)) };
  };
}
