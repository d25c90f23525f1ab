import type { Unit } from "../../platform/database/unit.ts";

/** A list that goes into jsonb is written as its text. */
export type Values = Readonly<Record<string, string | number | boolean | Date | null | readonly string[]>>;
type Table = "call_scorecards" | "call_scorecard_numbers" | "call_mistakes" | "call_reviews";

/** The only writes of this slice. */
export async function insertRow(unit: Unit, table: Table, values: Values): Promise<void> {
  const columns = Object.keys(values);
  await unit.client.query(
    `insert into ${table} (workspace_id, ${columns.join(", ")}) values ($1, ${columns.map((_, at) => `$${at + 2}`).join(", ")})`,
    [unit.actor.workspaceId, ...Object.values(values)],
  );
}

/** Writes the values and the next version. */
export async function updateRow(
  unit: Unit,
  table: Exclude<Table, "call_scorecard_numbers">,
  id: string,
  values: Values,
): Promise<void> {
  const assignments = [...Object.keys(values).map((column, at) => `${column} = $${at + 3}`), "version = version + 1"];
  await unit.client.query(`update ${table} set ${assignments.join(", ")} where workspace_id = $1 and id = $2`, [
    unit.actor.workspaceId,
    id,
    ...Object.values(values),
  ]);
}

/** Answers the version written; null when somebody else has changed the settings since. */
export async function writeSettings(unit: Unit, reviewsPerWeek: number, version: number): Promise<number | null> {
  const { rows } = await unit.client.query<{ version: number }>(
    version === 0
      ? `insert into call_quality_settings (workspace_id, reviews_per_week) values ($1, $2)
         on conflict do nothing returning version`
      : `update call_quality_settings set reviews_per_week = $2, version = version + 1
         where workspace_id = $1 and version = $3 returning version`,
    version === 0 ? [unit.actor.workspaceId, reviewsPerWeek] : [unit.actor.workspaceId, reviewsPerWeek, version],
  );
  return rows[0]?.version ?? null;
}
