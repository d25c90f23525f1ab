import { sql } from "kysely";
import type { Reading } from "../../platform/database/unit.ts";
import type { Effect, Improvement } from "../contract.ts";
import type { Trial } from "../domain/improvement.ts";

interface Row {
  readonly id: string;
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly source: Improvement["source"];
  readonly problem: string;
  readonly hypothesis: string | null;
  readonly measure: Improvement["measure"];
  readonly stage_id: string | null;
  readonly stage_name: string | null;
  readonly expected_minor: number | null;
  readonly state: Improvement["state"];
  readonly test: Trial["kind"] | null;
  readonly test_from: string;
  readonly test_to: string;
  readonly base_from: string;
  readonly base_to: string;
  readonly test_people: string[] | null;
  readonly test_field: Trial["field"];
  readonly test_value: string | null;
  readonly decision: string | null;
  readonly decided_on: string | null;
  readonly effect: Effect | null;
  readonly created_by: string;
  readonly created_name: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
}

/** Improvements with the names that they are told with; `rest` is the condition and the order. */
export async function readImprovements(
  { sql: db, actor }: Pick<Reading, "sql" | "actor">,
  rest: ReturnType<typeof sql>,
): Promise<readonly Improvement[]> {
  const { rows } = await sql<Row>`
    select i.*, p.name as pipeline_name, s.name as stage_name, u.name as created_name
    from improvements i
    join reporting.pipelines p on p.workspace_id = i.workspace_id and p.id = i.pipeline_id
    join reporting.users u on u.workspace_id = i.workspace_id and u.id = i.created_by
    left join reporting.stages s on s.workspace_id = i.workspace_id and s.id = i.stage_id
    where i.workspace_id = ${actor.workspaceId} and ${rest}`.execute(db);
  return rows.map((row) => improvementFrom(row, actor.workspace.currency));
}

function improvementFrom(row: Row, currency: string): Improvement {
  return {
    id: row.id,
    pipeline: { id: row.pipeline_id, name: row.pipeline_name },
    source: row.source,
    problem: row.problem,
    hypothesis: row.hypothesis,
    measure: row.measure,
    stage: row.stage_id === null ? null : { id: row.stage_id, name: row.stage_name ?? "" },
    expected: row.expected_minor === null ? null : { minor: row.expected_minor, currency },
    state: row.state,
    trial: trialFrom(row),
    decision: row.decision,
    decidedOn: row.decided_on,
    effect: row.effect,
    createdBy: { id: row.created_by, name: row.created_name },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

function trialFrom(row: Row): Improvement["trial"] {
  if (row.test === null) return null;
  return {
    kind: row.test,
    from: row.test_from,
    to: row.test_to,
    baseFrom: row.base_from,
    baseTo: row.base_to,
    people: row.test_people,
    field: row.test_field,
    value: row.test_value,
  };
}
