import { sightParameter } from "../../identity/index.ts";
import type { CompanyId, DealId, PipelineId, StageId, UserId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { inOneTrip } from "../../platform/database/in-one-trip.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { DealStatus } from "../domain/vocabulary.ts";
import type { Stage } from "./stage.ts";
import { readLiveStagesOfDeal } from "./stage.ts";

/** A deal whose row is locked until the transaction ends. */
export interface LockedDeal {
  readonly id: DealId;
  readonly version: number;
  readonly title: string;
  readonly pipelineId: PipelineId;
  readonly stageId: StageId;
  readonly status: DealStatus;
  readonly ownerId: UserId;
  readonly companyId: CompanyId | null;
  readonly currency: string;
  readonly amountMinor: number | null;
  readonly prepaymentMinor: number | null;
  readonly stageEnteredAt: Instant;
  readonly closedAt: Instant | null;
  readonly comeBackOn: CalendarDate | null;
  readonly lossReasonId: string | null;
  readonly lossComment: string | null;
  readonly lastVisit: number;
  readonly isDeleted: boolean;
  /** Its pipeline has been put away: nothing opens there any more. */
  readonly isPutAway: boolean;
}

interface Row {
  id: DealId;
  version: number;
  title: string;
  pipeline_id: PipelineId;
  stage_id: StageId;
  status: DealStatus;
  owner_id: UserId;
  company_id: CompanyId | null;
  currency: string;
  amount_minor: number | null;
  prepayment_minor: number | null;
  stage_entered_at: Date;
  closed_at: Date | null;
  come_back_on: CalendarDate | null;
  loss_reason_id: string | null;
  loss_comment: string | null;
  last_visit: number;
  deleted_at: Date | null;
  put_away: boolean;
}

/**
 * Locks a deal that the actor sees; a deleted one only when asked for. Its pipeline is locked for sharing, so that
 * the regulation stays as it is until the move is over. Refuses with deal_unknown.
 */
export async function lockDeal(
  unit: Unit,
  dealId: string,
  options: { deleted?: boolean } = {},
): Promise<LockedDeal | Refusal<"deal_unknown">> {
  // A transfer at the same moment makes the row's join with its old pipeline come out empty: look again.
  const row = (await lockRow(unit, dealId)) ?? (await lockRow(unit, dealId));
  return lockedDealOf(row, options);
}

function lockedDealOf(row: Row | undefined, options: { deleted?: boolean } = {}): LockedDeal | Refusal<"deal_unknown"> {
  if (row === undefined || (row.deleted_at !== null) !== (options.deleted ?? false)) {
    return refuse(pipelineRefusals, "deal_unknown");
  }
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    status: row.status,
    ownerId: row.owner_id,
    companyId: row.company_id,
    currency: row.currency,
    amountMinor: row.amount_minor,
    prepaymentMinor: row.prepayment_minor,
    stageEnteredAt: row.stage_entered_at.getTime(),
    closedAt: row.closed_at?.getTime() ?? null,
    comeBackOn: row.come_back_on,
    lossReasonId: row.loss_reason_id,
    lossComment: row.loss_comment,
    lastVisit: row.last_visit,
    isDeleted: row.deleted_at !== null,
    isPutAway: row.put_away,
  };
}

async function lockRow(unit: Unit, dealId: string): Promise<Row | undefined> {
  const { actor, client } = unit;
  const { rows } = await client.query<Row>({
    name: "lock_deal",
    text: `select d.id, d.version, d.title, d.pipeline_id, d.stage_id, d.status, d.owner_id, d.company_id, d.currency,
             d.amount_minor, d.prepayment_minor, d.stage_entered_at, d.closed_at, d.come_back_on, d.loss_reason_id,
             d.loss_comment, d.last_visit, d.deleted_at, p.archived_at is not null as put_away
           from deals d join pipelines p on p.workspace_id = d.workspace_id and p.id = d.pipeline_id
           where d.workspace_id = $1 and d.id = $2 and ($3::uuid[] is null or d.owner_id = any($3))
           for update of d for share of p`,
    values: [actor.workspaceId, dealId, sightParameter(actor)],
  });
  return rows[0];
}

/** `lockDeal`, and the caller must have read the deal as it is now: else version_conflict with the present version. */
export async function lockDealAt(
  unit: Unit,
  dealId: string,
  version: number,
): Promise<LockedDeal | Refusal<"deal_unknown" | "version_conflict">> {
  return checkVersion(await lockDeal(unit, dealId), version);
}

function checkVersion(
  deal: LockedDeal | Refusal<"deal_unknown">,
  version: number,
): LockedDeal | Refusal<"deal_unknown" | "version_conflict"> {
  if ("refused" in deal || deal.version === version) return deal;
  return refuse(pipelineRefusals, "version_conflict", { extra: { version: deal.version } });
}

/** `lockDealAt` with the live stages of the deal's pipeline, read under that lock. */
export async function lockDealWithStages(
  unit: Unit,
  dealId: string,
  version: number,
): Promise<{ readonly deal: LockedDeal; readonly stages: readonly Stage[] } | Refusal> {
  const look = () =>
    inOneTrip(
      unit.client,
      () => lockRow(unit, dealId),
      () => readLiveStagesOfDeal(unit, dealId),
    );
  let [row, stages] = await look();
  // As in `lockDeal`.
  if (row === undefined) [row, stages] = await look();
  const deal = checkVersion(lockedDealOf(row), version);
  return "refused" in deal ? deal : { deal, stages };
}

/** Tells that something about a deal has changed: its version rises, and screens that show it hear of it. */
export async function touchDeal(unit: Unit, dealId: DealId): Promise<void> {
  const { rows } = await unit.client.query<{ pipeline_id: string; owner_id: string }>({
    name: "touch_deal",
    text: `update deals set version = version + 1, updated_at = greatest(updated_at, $3)
           where workspace_id = $1 and id = $2 returning pipeline_id, owner_id`,
    values: [unit.actor.workspaceId, dealId, new Date(unit.now)],
  });
  const row = rows[0];
  if (row) announceDeal(unit, dealId, row.pipeline_id, [row.owner_id]);
}

/** `owners`: whose deal it is, and was: others hear nothing of it. */
export function announceDeal(unit: Unit, dealId: string, pipelineId: string, owners: readonly string[]): void {
  unit.announce({ name: "deal", ids: { deal: dealId, pipeline: pipelineId }, owners });
}
