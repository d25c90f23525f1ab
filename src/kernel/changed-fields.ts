/** Field → [before, after] of the fields that differ, as the audit keeps them. A row that was not there counts as nulls. */
export function changedFields(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const [field, value] of Object.entries(after)) {
    const old = before?.[field] ?? null;
    const now = value ?? null;
    if (!isSame(old, now)) changes[field] = [old, now];
  }
  return changes;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other;
}
