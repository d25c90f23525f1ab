import type { Reading } from "../../platform/database/unit.ts";

interface Kept {
  readonly snapshot: string;
  readonly rows: Promise<readonly unknown[]>;
}

const mostKept = 300;
const kept = new Map<string, Kept>();

/**
 * Rows of a statement, from the last time that it was asked with the same values if nothing at all was written since: two
 * transactions with the same snapshot see the same rows, so the answer is never out of date, whichever server wrote. When a
 * card moves, everybody who looks at the board asks for the same figures at once; so one asks, and the others wait.
 * Only for statements that depend on their values alone (no now()), in a reading, whose one snapshot holds to its end.
 */
export async function askOnce<Row>(
  { client }: Pick<Reading, "client">,
  statement: { readonly name?: string; readonly text: string; readonly values: unknown[] },
): Promise<readonly Row[]> {
  const { rows: found } = await client.query<{ snapshot: string }>({
    name: "present_snapshot",
    text: "select pg_current_snapshot()::text as snapshot",
  });
  const snapshot = found[0]?.snapshot ?? "";
  const key = JSON.stringify([statement.text, statement.values]);
  const before = kept.get(key);
  if (before?.snapshot === snapshot) return (await before.rows) as readonly Row[];
  const rows = client.query(statement).then((result): readonly unknown[] => result.rows);
  kept.delete(key);
  kept.set(key, { snapshot, rows });
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? key);
  rows.catch(() => {
    if (kept.get(key)?.rows === rows) kept.delete(key);
  });
  return (await rows) as readonly Row[];
}
