/** A merge fills the survivor field by field (LEA-4): which fields there are, and which of them it takes by itself. */
export const customerKinds = ["company", "contact"] as const;
export type CustomerKind = (typeof customerKinds)[number];
export type Values = Readonly<Record<string, unknown>>;
export type FieldChanges = Readonly<Record<string, readonly [unknown, unknown]>>;

/** Field of the wire → the columns that go together. */
const columnsOf: Readonly<Record<CustomerKind, Readonly<Record<string, readonly string[]>>>> = {
  company: {
    name: ["name"],
    inn: ["inn"],
    kpp: ["kpp"],
    site: ["site"],
    phone: ["phone", "phone_normalized"],
    email: ["email"],
    industry: ["industry"],
    employees: ["employees"],
    city: ["city"],
    country: ["country"],
    channel: ["channel"],
    ownerId: ["owner_id"],
  },
  contact: {
    name: ["name"],
    companyId: ["company_id"],
    position: ["position"],
    role: ["role"],
    phone: ["phone", "phone_normalized"],
    email: ["email"],
    ownerId: ["owner_id"],
  },
};

/** A record as a merge compares it: columns, the workspace's own fields by id, and when it last changed. */
export interface MergedRecord {
  readonly columns: Values;
  readonly custom: Values;
  readonly updatedAt: number;
}

export interface FieldChoice {
  /** "phone", or "custom.<id>" of the workspace's own field. */
  readonly field: string;
  readonly survivor: unknown;
  readonly merged: unknown;
  /** Whether the merged record's value is taken unless somebody says otherwise. */
  readonly isTaken: boolean;
}

const custom = "custom.";
const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Every field in which the two differ. Taken by itself: what the survivor lacks, and what the newer of the two says. */
export function fieldChoices(kind: CustomerKind, survivor: MergedRecord, merged: MergedRecord): FieldChoice[] {
  const isNewer = merged.updatedAt > survivor.updatedAt;
  const choice = (field: string, ours: unknown, theirs: unknown): FieldChoice[] => {
    if (isSame(ours, theirs)) return [];
    const isTaken = theirs !== null && (ours === null || isNewer);
    return [{ field, survivor: ours, merged: theirs, isTaken }];
  };
  const own = [...new Set([...Object.keys(survivor.custom), ...Object.keys(merged.custom)])].sort();
  return [
    ...Object.entries(columnsOf[kind]).flatMap(([field, [column = field]]) =>
      choice(field, survivor.columns[column] ?? null, merged.columns[column] ?? null),
    ),
    ...own.flatMap((id) => choice(`${custom}${id}`, survivor.custom[id] ?? null, merged.custom[id] ?? null)),
  ];
}

/**
 * Column (or "custom.<id>") of the survivor → [before, after]. `taken`: the fields whose values come from the merged record;
 * null: those taken by themselves. The external id moves where the survivor has none.
 */
export function survivorChanges(
  kind: CustomerKind,
  survivor: MergedRecord,
  merged: MergedRecord,
  taken: readonly string[] | null,
): FieldChanges {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const { field, survivor: ours, merged: theirs, isTaken } of fieldChoices(kind, survivor, merged)) {
    if (!(taken ? taken.includes(field) : isTaken)) continue;
    if (field.startsWith(custom)) changes[field] = [ours, theirs];
    for (const column of columnsOf[kind][field] ?? []) {
      const [before, after] = [survivor.columns[column] ?? null, merged.columns[column] ?? null];
      if (!isSame(before, after)) changes[column] = [before, after];
    }
  }
  const name = changes.name;
  if (name && name[1] === null) delete changes.name;
  const externalId = merged.columns.external_id ?? null;
  if (externalId !== null && (survivor.columns.external_id ?? null) === null) changes.external_id = [null, externalId];
  return changes;
}

/** Whether a merge may be asked to take this field. */
export const isMergeField = (kind: CustomerKind, field: string): boolean =>
  field.startsWith(custom) || field in columnsOf[kind];

/** What to write into a record so that each change is so, or is as it was. */
export function writtenOf(changes: FieldChanges, side: 0 | 1) {
  const values: Record<string, string | number | null> = {};
  const patch: Record<string, unknown> = {};
  for (const [field, change] of Object.entries(changes)) {
    if (field.startsWith(custom)) patch[field.slice(custom.length)] = change[side];
    else values[field] = change[side] as string | number | null;
  }
  return { values, patch };
}

/**
 * Undoing: what is still as the merge left it goes back, what somebody has changed since stays. `companyLeft`: the company that
 * the merge gave a contact, or whichever that one has been merged into since.
 */
export function undoneChanges(
  changes: FieldChanges,
  now: MergedRecord,
  companyLeft: string | null,
): { back: FieldChanges; kept: string[] } {
  const back: Record<string, readonly [unknown, unknown]> = {};
  const kept: string[] = [];
  for (const [field, change] of Object.entries(changes)) {
    const current = field.startsWith(custom) ? now.custom[field.slice(custom.length)] : now.columns[field];
    const left = field === "company_id" ? companyLeft : change[1];
    if (isSame(current, left)) back[field] = change;
    else kept.push(field);
  }
  // A number is as it was typed, together with how it is found.
  if (kept.includes("phone")) delete back.phone_normalized;
  return { back, kept: kept.filter((field) => field !== "phone_normalized") };
}
