/** One changed field as people read it; `before` is left out where there was nothing. */
export interface ToldChange {
  readonly field: string;
  readonly before?: string;
  readonly after: string;
}

/** What the log needs to tell values: names of fields and people, dates and sums of the locale. */
export interface Teller {
  /** The name of a field; undefined for what is of no interest to a reader (versions, keys of other tables). */
  readonly fieldName: (field: string) => string | undefined;
  /** The word for a value of a list (roles, states, kinds); undefined where the value speaks for itself. */
  readonly valueName: (field: string, value: string) => string | undefined;
  /** Whose or what this id is; undefined when it cannot be told. */
  readonly nameOfId: (id: string) => string | undefined;
  readonly day: (date: string) => string;
  readonly moment: (at: number) => string;
  readonly sum: (minor: number) => string;
  readonly isTrue: (value: boolean) => string;
}

const ownField = "custom:";
const dash = "—";
const longest = 160;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The changes of an entry that can be told in words, in their order; the rest stays in the answer of the API. */
export function toldChanges(changes: Readonly<Record<string, unknown>>, teller: Teller): readonly ToldChange[] {
  return Object.entries(changes).flatMap(([key, change]) => {
    // The workspace's own fields are kept by the name they had then.
    const isOwn = key.startsWith(ownField);
    const name = isOwn ? "custom" : camel(key);
    const field = isOwn ? key.slice(ownField.length) : teller.fieldName(name);
    if (field === undefined) return [];
    const [before, after] = Array.isArray(change) && change.length === 2 ? change : [null, change];
    const was = told(name, before, teller);
    const is = told(name, after, teller);
    if (was === undefined || is === undefined || was === is) return [];
    return [was === dash ? { field, after: is } : { field, before: was, after: is }];
  });
}

const camel = (key: string) => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A value in words, a dash for nothing, undefined for what has none. */
function told(field: string, value: unknown, teller: Teller): string | undefined {
  if (value === null || value === undefined || value === "") return dash;
  if (typeof value === "boolean") return teller.isTrue(value);
  if (field.endsWith("Minor")) return teller.sum(Number(value));
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return toldText(field, value, teller);
  if (Array.isArray(value)) return toldList(field, value, teller);
  const { name, reason } = value as { readonly name?: unknown; readonly reason?: unknown };
  const speaking = typeof name === "string" ? name : reason;
  return typeof speaking === "string" ? cut(speaking) : undefined;
}

function toldText(field: string, value: string, teller: Teller): string | undefined {
  if (uuid.test(value)) return teller.nameOfId(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return teller.day(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return teller.moment(Date.parse(value));
  return teller.valueName(field, value) ?? cut(value);
}

function toldList(field: string, values: readonly unknown[], teller: Teller): string | undefined {
  const words = values.map((value) => told(field, value, teller)).filter((word) => word !== undefined);
  return words.length < values.length ? undefined : words.length === 0 ? dash : words.join(", ");
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text);
