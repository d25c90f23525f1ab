import type { DealId, PipelineId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { workingMilliseconds } from "../../kernel/working-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import type { Passed } from "../domain/gate.ts";
import type { DealStatus, Leaving } from "../domain/vocabulary.ts";
import { undoMilliseconds } from "../domain/vocabulary.ts";
import type { LockedDeal } from "./lock-deal.ts";
import { announceDeal } from "./lock-deal.ts";
import type { Stage } from "./stage.ts";
import { takeBackStep, tellOfStep } from "./tell-owner.ts";

/** Where a deal is; what a step changes and an undo puts back. */
export interface Place {
  readonly pipelineId: string;
  readonly stageId: string;
  readonly status: DealStatus;
  readonly stageEnteredAt: Instant;
  readonly closedAt: Instant | null;
  readonly comeBackOn: CalendarDate | null;
  readonly lossReasonId: string | null;
  readonly lossComment: string | null;
}

/** One change of a deal's place. */
export interface Step {
  /** The audit's word: "deal.moved". */
  readonly action: string;
  /** How the open visit ends; null when the deal is not open. */
  readonly leaves: Leaving | null;
  readonly enters: { readonly stage: Stage; readonly override: Passed["override"] } | null;
  readonly becomes: Partial<Omit<Place, "pipelineId" | "stageId" | "stageEnteredAt">> & { readonly status: DealStatus };
  /** Number of a visit that is void from now on: the win that a reopening takes back. */
  readonly voids?: number | null;
  /** The time before which nothing may begin, besides the last entry: the end of the last visit. */
  readonly notBefore?: Instant;
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** Written in the audit with each step, and read when it is taken back. */
export interface UndoRecord {
  readonly version: number;
  readonly entered: number | null;
  readonly left: number | null;
  readonly voided: number | null;
  readonly before: Place;
}

export function placeOf(deal: LockedDeal): Place {
  const { pipelineId, stageId, status, stageEnteredAt, closedAt, comeBackOn, lossReasonId, lossComment } = deal;
  return { pipelineId, stageId, status, stageEnteredAt, closedAt, comeBackOn, lossReasonId, lossComment };
}

/**
 * The one place that keeps visits and deal together: ends the open visit, begins the next, and says so on the deal, in
 * one statement. A visit never begins before the last one began, whatever the clock says.
 */
export async function takeStep(unit: Unit, deal: LockedDeal, step: Step): Promise<Moved> {
  const at = Math.max(unit.now, deal.stageEnteredAt, step.notBefore ?? 0);
  const entered = step.enters;
  const isWin = step.becomes.status === "won";
  const after: Place = {
    closedAt: isWin || step.becomes.status === "lost" ? at : null,
    comeBackOn: null,
    lossReasonId: null,
    lossComment: null,
    ...step.becomes,
    pipelineId: entered?.stage.pipelineId ?? deal.pipelineId,
    stageId: entered?.stage.id ?? deal.stageId,
    stageEnteredAt: entered ? at : deal.stageEnteredAt,
  };
  const left = await writeStep(unit, deal, step, after, at);
  if (after.pipelineId !== deal.pipelineId || step.voids) await recomputeVisited(unit, deal.id, after.pipelineId);
  const version = deal.version + 1;
  const undo: UndoRecord = {
    version,
    entered: entered ? deal.lastVisit + 1 : null,
    left: left,
    voided: step.voids ?? null,
    before: placeOf(deal),
  };
  unit.audit({
    action: step.action,
    entity: "deal",
    entityId: deal.id,
    changes: {
      ...changed(deal, after),
      ...(entered?.override ? { override: entered.override } : {}),
      ...step.changes,
      undo,
    },
  });
  announceDeal(unit, deal.id, after.pipelineId, [deal.ownerId]);
  if (after.pipelineId !== deal.pipelineId) announceDeal(unit, deal.id, deal.pipelineId, [deal.ownerId]);
  await tellOfStep(unit, deal, { action: step.action, stage: entered?.stage.name ?? null, version });
  return movedAnswer(deal.id, version, after, unit.now + undoMilliseconds);
}

function changed(deal: LockedDeal, after: Place): Record<string, readonly [unknown, unknown]> {
  return {
    ...(deal.pipelineId === after.pipelineId ? {} : { pipeline: [deal.pipelineId, after.pipelineId] }),
    ...(deal.stageId === after.stageId ? {} : { stage: [deal.stageId, after.stageId] }),
    ...(deal.status === after.status ? {} : { status: [deal.status, after.status] }),
  };
}

export function movedAnswer(id: string, version: number, place: Place, undoUntil: Instant | null): Moved {
  return {
    id,
    version,
    pipelineId: place.pipelineId,
    stageId: place.stageId,
    status: place.status,
    stageEnteredAt: new Date(place.stageEnteredAt).toISOString(),
    undoUntil: undoUntil === null ? null : new Date(undoUntil).toISOString(),
  };
}

const bitOf = (ordinal: number) => (1n << BigInt(ordinal)).toString();
const dateOrNull = (instant: Instant | null) => (instant === null ? null : new Date(instant));

/** Answers the number of the visit that ended. */
async function writeStep(unit: Unit, deal: LockedDeal, step: Step, after: Place, at: Instant): Promise<number | null> {
  const calendar = unit.actor.workspace.workingCalendar;
  const { enters } = step;
  const isWin = after.status === "won";
  const { rows } = await unit.client.query<{ left: number | null }>({
    name: "write_step",
    // The entry counts the rows of "closed", so that the open visit is ended before the next one begins.
    text: `with closed as (
        update visits set left_at = $3, left_as = $4, to_stage_id = $5, working_ms = $6
        where workspace_id = $1 and deal_id = $2 and left_at is null and void_at is null and $4::text is not null
        returning number
      ), voided as (
        update visits set void_at = $3, void_by = $7
        where workspace_id = $1 and deal_id = $2 and number = $8
        returning id
      ), entered as (
        insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, working_ms,
          entered_by, override_reason, override_missing)
        select $1, $9, $2, $10, $11, $5, $3, $12, $13, $14, $7, $15, $16
        from (select count(*) from closed) as ended where $5::uuid is not null
        returning id
      )
      update deals set pipeline_id = $11, stage_id = $17, status = $18, stage_entered_at = $19, closed_at = $20, come_back_on = $21,
        loss_reason_id = $22, loss_comment = $23, visited = visited | $24::bigint,
        last_visit = last_visit + (select count(*) from entered)::integer,
        updated_at = greatest(updated_at, $3), version = version + 1
      where workspace_id = $1 and id = $2
      returning (select number from closed) as left`,
    values: [
      unit.actor.workspaceId,
      deal.id,
      new Date(at),
      step.leaves,
      enters?.stage.id ?? null,
      step.leaves ? workingMilliseconds(deal.stageEnteredAt, at, calendar) : null,
      unit.actor.userId,
      step.voids ?? null,
      unit.newId(),
      deal.lastVisit + 1,
      after.pipelineId,
      isWin ? new Date(at) : null,
      isWin ? "won" : null,
      isWin ? 0 : null,
      enters?.override?.reason ?? null,
      enters?.override ? JSON.stringify(enters.override.missing) : null,
      after.stageId,
      after.status,
      new Date(after.stageEnteredAt),
      dateOrNull(after.closedAt),
      after.comeBackOn,
      after.lossReasonId,
      after.lossComment,
      enters ? bitOf(enters.stage.ordinal) : "0",
    ],
  });
  return rows[0]?.left ?? null;
}

/** The mask anew from the visits: after a transfer, or when a visit has become void or valid. */
async function recomputeVisited(unit: Unit, dealId: DealId, pipelineId: string): Promise<void> {
  await unit.client.query({
    name: "recompute_visited",
    text: `update deals set visited = coalesce((
             select bit_or(1::bigint << s.ordinal) from visits v join stages s on s.workspace_id = v.workspace_id and s.id = v.stage_id
             where v.workspace_id = $1 and v.deal_id = $2 and v.pipeline_id = $3 and v.void_at is null), 0)
           where workspace_id = $1 and id = $2`,
    values: [unit.actor.workspaceId, dealId, pipelineId],
  });
}

/** The first visit of a new deal; its row has been written with last_visit 1 and the stage's bit. */
export async function writeFirstVisit(
  unit: Unit,
  dealId: DealId,
  stage: Stage,
  passed: Passed,
  pipelineId: PipelineId,
): Promise<void> {
  const at = new Date(unit.now);
  const closed = passed.isWin ? [at, "won", 0] : [null, null, null];
  await unit.client.query({
    name: "write_first_visit",
    text: `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, working_ms,
             entered_by, override_reason, override_missing) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      unit.actor.workspaceId,
      unit.newId(),
      dealId,
      pipelineId,
      stage.id,
      at,
      ...closed,
      unit.actor.userId,
      passed.override?.reason ?? null,
      passed.override ? JSON.stringify(passed.override.missing) : null,
    ],
  });
}

/** Takes a step back: what it began is void, what it ended goes on, and the deal is where it was. */
export async function takeStepBack(unit: Unit, deal: LockedDeal, undo: UndoRecord): Promise<Moved> {
  const { before } = undo;
  await unit.client.query({
    name: "take_step_back",
    text: `with voided as (
        update visits set void_at = $3, void_by = $4 where workspace_id = $1 and deal_id = $2 and number = $5 returning id
      ), valid_again as (
        update visits set void_at = null, void_by = null where workspace_id = $1 and deal_id = $2 and number = $6 returning id
      ), open_again as (
        update visits set left_at = null, left_as = null, to_stage_id = null, working_ms = null
        where workspace_id = $1 and deal_id = $2 and number = $7 and (select count(*) from voided) >= 0 returning id
      )
      update deals set pipeline_id = $8, stage_id = $9, status = $10, stage_entered_at = $11, closed_at = $12, come_back_on = $13,
        loss_reason_id = $14, loss_comment = $15, updated_at = greatest(updated_at, $3), version = version + 1
      where workspace_id = $1 and id = $2`,
    values: [
      unit.actor.workspaceId,
      deal.id,
      new Date(unit.now),
      unit.actor.userId satisfies UserId,
      undo.entered,
      undo.voided,
      undo.left,
      before.pipelineId,
      before.stageId,
      before.status,
      new Date(before.stageEnteredAt),
      dateOrNull(before.closedAt),
      before.comeBackOn,
      before.lossReasonId,
      before.lossComment,
    ],
  });
  await recomputeVisited(unit, deal.id, before.pipelineId);
  const version = deal.version + 1;
  unit.audit({
    action: "deal.move_undone",
    entity: "deal",
    entityId: deal.id,
    changes: {
      stage: [deal.stageId, before.stageId],
      status: [deal.status, before.status],
      undo: { version, nothing: true },
    },
  });
  announceDeal(unit, deal.id, before.pipelineId, [deal.ownerId]);
  if (before.pipelineId !== deal.pipelineId) announceDeal(unit, deal.id, deal.pipelineId, [deal.ownerId]);
  await takeBackStep(unit, deal.id, undo.version);
  return movedAnswer(deal.id, version, before, null);
}

/** Marks a deal as deleted and ends its open visit, if there is one. */
export async function writeDeletion(unit: Unit, deal: LockedDeal): Promise<void> {
  const at = Math.max(unit.now, deal.stageEnteredAt);
  const calendar = unit.actor.workspace.workingCalendar;
  await unit.client.query({
    name: "delete_deal",
    text: `with closed as (
        update visits set left_at = $3, left_as = 'deleted', working_ms = $4
        where workspace_id = $1 and deal_id = $2 and left_at is null and void_at is null
      )
      update deals set deleted_at = $3, updated_at = greatest(updated_at, $3), version = version + 1
      where workspace_id = $1 and id = $2`,
    values: [unit.actor.workspaceId, deal.id, new Date(at), workingMilliseconds(deal.stageEnteredAt, at, calendar)],
  });
}

/** The deletion's opposite: the visit that it ended goes on. */
export async function writeRestoration(unit: Unit, deal: LockedDeal): Promise<void> {
  await unit.client.query({
    name: "restore_deal",
    text: `with reopened as (
        update visits set left_at = null, left_as = null, working_ms = null
        where workspace_id = $1 and deal_id = $2 and left_as = 'deleted' and void_at is null
      )
      update deals set deleted_at = null, updated_at = greatest(updated_at, $3), version = version + 1
      where workspace_id = $1 and id = $2`,
    values: [unit.actor.workspaceId, deal.id, new Date(unit.now)],
  });
}
