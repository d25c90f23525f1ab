/** What an audit entry tells of a change: field → [before, after], of the fields that really differ. */
export function changedFields<Row extends object>(before: Row, after: Row): Readonly<Record<string, unknown>> {
  const fields = Object.keys(after) as (keyof Row & string)[];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, [before[field], after[field]]]),
  );
}

/** Fills what a partial change leaves out with what stands; `undefined` means "as it is". */
export function withChange<Row extends object>(
  before: Row,
  change: { readonly [F in keyof Row]?: Row[F] | undefined },
): Row {
  const given = Object.entries(change).filter(([field, value]) => value !== undefined && field in before);
  return { ...before, ...(Object.fromEntries(given) as Partial<Row>) };
}
