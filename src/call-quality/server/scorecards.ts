import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { CallScorecard, changeCallScorecard, createCallScorecard } from "../contract.ts";
import { checkCriteria } from "../domain/check-review.ts";
import { callQualityRefusals } from "../domain/refusals.ts";
import type { Criterion } from "../domain/score-call.ts";
import { insertRow, updateRow } from "./store.ts";

interface ScorecardRow {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly criteria: readonly Criterion[];
  readonly is_critical_fatal: boolean;
  readonly archived_at: Date | null;
  readonly version: number;
}

const select = `select c.id, c.name, n.number, n.criteria, n.is_critical_fatal, c.archived_at, c.version
  from call_scorecards c
  join call_scorecard_numbers n on n.workspace_id = c.workspace_id and n.scorecard_id = c.id and n.number = c.current_number
  where c.workspace_id = $1`;

const toScorecard = (row: ScorecardRow): CallScorecard => ({
  id: row.id,
  name: row.name,
  number: row.number,
  criteria: [...row.criteria],
  isCriticalFatal: row.is_critical_fatal,
  archivedAt: row.archived_at?.toISOString() ?? null,
  version: row.version,
});

export async function readScorecards({ client, actor }: Reading): Promise<{ items: CallScorecard[] }> {
  const { rows } = await client.query<ScorecardRow>(
    `${select} order by c.archived_at is not null, lower(c.name), c.id limit 200`,
    [actor.workspaceId],
  );
  return { items: rows.map(toScorecard) };
}

/** The scorecard as it is now; refuses `scorecard_unknown`. */
export async function findScorecard(
  { client, actor }: Pick<Reading, "client" | "actor">,
  id: string,
  lock: "" | "for update of c" | "for share of c" = "",
): Promise<CallScorecard | Refusal> {
  const { rows } = await client.query<ScorecardRow>(`${select} and c.id = $2 ${lock}`, [actor.workspaceId, id]);
  return rows[0] ? toScorecard(rows[0]) : refuse(callQualityRefusals, "scorecard_unknown");
}

type CriterionInput = BodyOf<typeof createCallScorecard>["criteria"][number];

/** New criteria get their ids here; refuses what `checkCriteria` finds. */
function withIds(unit: Unit, inputs: readonly CriterionInput[], before: readonly Criterion[]): Criterion[] | Refusal {
  const errors = checkCriteria(inputs, before);
  if (errors.length > 0) return refuse(callQualityRefusals, "scorecard_invalid", { errors });
  return inputs.map(({ id, name, weight, isCritical }) => ({
    id: id ?? unit.newId<"criterion">(),
    name,
    weight,
    isCritical,
  }));
}

const insertNumber = (unit: Unit, id: string, number: number, criteria: readonly Criterion[], isFatal: boolean) =>
  insertRow(unit, "call_scorecard_numbers", {
    scorecard_id: id,
    number,
    criteria: JSON.stringify(criteria),
    is_critical_fatal: isFatal,
    created_at: new Date(unit.now),
    created_by: unit.actor.userId,
  });

/** Refuses `scorecard_invalid`. */
export async function createScorecard(
  unit: Unit,
  { name, criteria: inputs, isCriticalFatal = true }: BodyOf<typeof createCallScorecard>,
): Promise<CallScorecard | Refusal> {
  const criteria = withIds(unit, inputs, []);
  if (isRefusal(criteria)) return criteria;
  const id = unit.newId<"call_scorecard">();
  await insertRow(unit, "call_scorecards", { id, name, current_number: 1, created_at: new Date(unit.now) });
  await insertNumber(unit, id, 1, criteria, isCriticalFatal);
  unit.audit({ action: "call_scorecard.created", entity: "call_scorecard", entityId: id, changes: { name } });
  return findScorecard(unit, id);
}

/** Changed criteria become a new number; refuses `scorecard_unknown`, `scorecard_invalid`, `version_conflict`. */
export async function changeScorecard(
  unit: Unit,
  { params, body }: InputOf<typeof changeCallScorecard>,
): Promise<CallScorecard | Refusal> {
  const before = await findScorecard(unit, params.id, "for update of c");
  if (isRefusal(before)) return before;
  if (before.version !== body.version) return refuse(callQualityRefusals, "version_conflict");
  const criteria = body.criteria === undefined ? before.criteria : withIds(unit, body.criteria, before.criteria);
  if (isRefusal(criteria)) return criteria;
  const isFatal = body.isCriticalFatal ?? before.isCriticalFatal;
  const isNew = isFatal !== before.isCriticalFatal || JSON.stringify(criteria) !== JSON.stringify(before.criteria);
  const number = isNew ? before.number + 1 : before.number;
  if (isNew) await insertNumber(unit, before.id, number, criteria, isFatal);
  const wasArchived = before.archivedAt !== null;
  const isArchived = body.isArchived ?? wasArchived;
  await updateRow(unit, "call_scorecards", before.id, {
    name: body.name ?? before.name,
    current_number: number,
    ...(isArchived === wasArchived ? {} : { archived_at: isArchived ? new Date(unit.now) : null }),
  });
  unit.audit({
    action: "call_scorecard.changed",
    entity: "call_scorecard",
    entityId: before.id,
    changes: {
      ...(body.name === undefined || body.name === before.name ? {} : { name: [before.name, body.name] }),
      ...(isNew ? { number: [before.number, number] } : {}),
      ...(isArchived === wasArchived ? {} : { isArchived: [wasArchived, isArchived] }),
    },
  });
  return findScorecard(unit, before.id);
}
