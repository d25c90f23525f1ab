import { sightParameter } from "../../identity/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { DealId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { workingMilliseconds } from "../../kernel/working-time.ts";
import { inOneTrip } from "../../platform/database/in-one-trip.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { DealAnswer, getDealGates } from "../contract.ts";
import { conditionKey, demandedConditions } from "../domain/gate.ts";
import type { Missing } from "../domain/missing.ts";
import { winProbability } from "../domain/probability.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { ContactRole } from "../domain/regulation.ts";
import type { ChanceStep } from "../domain/stage-chances.ts";
import type { CardRow } from "./card.ts";
import { cardColumns, cardJoins, cardOf } from "./card.ts";
import { findMissing } from "./pass-gate.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import type { Stage } from "./stage.ts";
import { readLiveStagesOfDeal } from "./stage.ts";
import { readChancesOfDeal } from "./stage-chances.ts";
import { readUndoUntil } from "./undo-move.ts";

interface DealRow extends CardRow {
  readonly id: DealId;
  readonly prepayment_minor: number | null;
  readonly need: string | null;
  readonly delivery_on: string | null;
  readonly loss_comment: string | null;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly custom_by_key: DealAnswer["custom"];
}

async function readRow({ client, actor }: Reading, id: string): Promise<DealRow | Refusal<"deal_unknown">> {
  const { rows } = await client.query<DealRow>({
    name: "read_deal",
    text: `select ${cardColumns}, d.prepayment_minor, d.need, d.delivery_on, d.loss_comment, d.updated_at, d.deleted_at,
             custom_by_key(d.custom) as custom_by_key
           from deals d ${cardJoins}
           where d.workspace_id = $1 and d.id = $2 and d.deleted_at is null and ($3::uuid[] is null or d.owner_id = any($3))`,
    values: [actor.workspaceId, id, sightParameter(actor)],
  });
  return rows[0] ?? refuse(pipelineRefusals, "deal_unknown");
}

/** Everything on the card of a deal (PIP-7). */
export async function readDeal(reading: Reading, rules: PipelineRules, id: string): Promise<DealAnswer | Refusal> {
  const [row, stages, chances, contacts, visits, undoUntil] = await inOneTrip(
    reading.client,
    () => readRow(reading, id),
    () => readLiveStagesOfDeal(reading, id),
    () => readChancesOfDeal(reading, id),
    () => readContacts(reading, id),
    () => readVisits(reading, id),
    () => readUndoUntil(reading, rules, id),
  );
  if (isRefusal(row)) return row;
  const { prepayment_minor: prepayment, currency } = row;
  return {
    ...cardOf(row, reading),
    prepayment: prepayment === null ? null : { minor: prepayment, currency },
    currency,
    need: row.need,
    deliveryOn: row.delivery_on,
    lossComment: row.loss_comment,
    updatedAt: row.updated_at.toISOString(),
    deletedAt: null,
    custom: row.custom_by_key,
    contacts,
    visits,
    nextStage: await readNextStage(reading, rules, row, stages),
    probability: probabilityOf(row, stages, chances, reading.now),
    undoUntil: undoUntil === null ? null : new Date(undoUntil).toISOString(),
  };
}

function probabilityOf(
  row: DealRow,
  stages: readonly Stage[],
  chances: readonly ChanceStep[],
  now: number,
): number | null {
  if (row.status === "won") return 1;
  if (row.status === "lost") return 0;
  const stage = stages.find((one) => one.id === row.stage_id);
  if (row.status !== "open" || stage === undefined) return null;
  const known = stages.map((one) => ({ ...one, chances: one === stage ? chances : [] }));
  return winProbability(known, stage.position, now - row.stage_entered_at.getTime());
}

async function readContacts({ client, actor }: Reading, dealId: string): Promise<DealAnswer["contacts"]> {
  const { rows } = await client.query<{
    id: string;
    name: string;
    phone: string | null;
    email: string | null;
    role: ContactRole | null;
    isMain: boolean;
  }>({
    name: "read_deal_contacts",
    text: `select c.id, c.name, c.phone, c.email, k.role, k.is_main as "isMain"
           from deal_contacts k join reporting.contacts c on c.workspace_id = k.workspace_id and c.id = k.contact_id
           where k.workspace_id = $1 and k.deal_id = $2 order by k.is_main desc, k.added_at, c.id`,
    values: [actor.workspaceId, dealId],
  });
  return rows;
}

interface VisitRow {
  id: string;
  number: number;
  pipeline_id: string;
  stage_id: string;
  stage_name: string;
  target_hours: number | null;
  entered_at: Date;
  left_at: Date | null;
  left_as: DealAnswer["visits"][number]["leftAs"];
  to_stage_id: string | null;
  to_stage_name: string | null;
  working_ms: number | null;
  entered_by: string | null;
  entered_by_name: string | null;
  override_reason: string | null;
  override_missing: DealAnswer["visits"][number]["overrideMissing"];
  import_id: string | null;
  void_at: Date | null;
}

async function readVisits(reading: Reading, dealId: string): Promise<DealAnswer["visits"]> {
  const { rows } = await reading.client.query<VisitRow>({
    name: "read_visits",
    text: `select v.id, v.number, v.pipeline_id, v.stage_id, s.name as stage_name, s.target_hours, v.entered_at, v.left_at, v.left_as,
             v.to_stage_id, t.name as to_stage_name, v.working_ms, v.entered_by, u.name as entered_by_name, v.override_reason,
             v.override_missing, v.import_id, v.void_at
           from visits v join stages s on s.workspace_id = v.workspace_id and s.id = v.stage_id
           left join stages t on t.workspace_id = v.workspace_id and t.id = v.to_stage_id
           left join reporting.users u on u.workspace_id = v.workspace_id and u.id = v.entered_by
           where v.workspace_id = $1 and v.deal_id = $2 order by v.number`,
    values: [reading.actor.workspaceId, dealId],
  });
  const calendar = reading.actor.workspace.workingCalendar;
  return rows.map((row) => {
    const entered = row.entered_at.getTime();
    const left = row.left_at?.getTime() ?? row.void_at?.getTime() ?? Math.max(reading.now, entered);
    return {
      id: row.id,
      number: row.number,
      pipelineId: row.pipeline_id,
      stage: { id: row.stage_id, name: row.stage_name },
      enteredAt: row.entered_at.toISOString(),
      leftAt: row.left_at?.toISOString() ?? null,
      leftAs: row.left_as,
      toStage: row.to_stage_id === null ? null : { id: row.to_stage_id, name: row.to_stage_name ?? "" },
      hours: (left - entered) / millisecondsPerHour,
      workingHours: (row.working_ms ?? workingMilliseconds(entered, left, calendar)) / millisecondsPerHour,
      targetHours: row.target_hours,
      enteredBy: row.entered_by === null ? null : { id: row.entered_by, name: row.entered_by_name ?? "" },
      overrideReason: row.override_reason,
      overrideMissing: row.override_missing,
      isImported: row.import_id !== null,
      voidAt: row.void_at?.toISOString() ?? null,
    };
  });
}

async function readNextStage(
  reading: Reading,
  rules: PipelineRules,
  row: DealRow,
  stages: readonly Stage[],
): Promise<DealAnswer["nextStage"]> {
  const here = stages.find((stage) => stage.id === row.stage_id);
  const next = here && stages.find((stage) => stage.position > here.position);
  if (row.status !== "open" || here === undefined || next === undefined) return null;
  const demanded = demandedConditions(stages, here.position, next);
  const missing = await findMissing(reading, rules.conditions, row.id, demanded);
  return {
    stage: { id: next.id, name: next.name },
    conditions: [...demanded],
    missing: missing.map(wireMissing),
  };
}

const wireMissing = ({ condition, code, params }: Missing) => ({ condition, code, ...(params ? { params } : {}) });

/** For each stage of the deal's pipeline, what the gate would ask for: shown on the columns while the card is lifted. */
export async function readDealGates(
  reading: Reading,
  rules: PipelineRules,
  id: string,
): Promise<AnswerOf<typeof getDealGates> | Refusal> {
  const [row, stages] = await inOneTrip(
    reading.client,
    () => readRow(reading, id),
    () => readLiveStagesOfDeal(reading, id),
  );
  if (isRefusal(row)) return row;
  const from = stages.find((stage) => stage.id === row.stage_id)?.position ?? 0;
  const last = stages.at(-1);
  const demanded = last ? demandedConditions(stages, from, last) : [];
  const missing = new Map(
    (await findMissing(reading, rules.conditions, row.id, demanded)).map((one) => [conditionKey(one.condition), one]),
  );
  return {
    stages: stages.map((stage) => ({
      stageId: stage.id,
      missing: demandedConditions(stages, from, stage).flatMap((condition) => {
        const found = missing.get(conditionKey(condition));
        return found ? [wireMissing(found)] : [];
      }),
    })),
  };
}
