import type { Refusal, RefusalList } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { attempt } from "../../platform/database/attempt.ts";
import { refusedRows } from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { loseDeal, postponeDeal } from "./close-deal.ts";
import { type LockedDeal, lockDeal } from "./lock-deal.ts";
import { moveDeal } from "./move-deal.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { reopenDeal, resumeDeal } from "./return-deal.ts";
import type { DealFields } from "./store.ts";

/** What only imports are refused; the messages are importing's. */
export const recordRefusals = {
  loss_reason_missing: "invalid",
  come_back_missing: "invalid",
  outcome_after_outcome: "conflict",
} as const satisfies RefusalList;

/** Where a row of a file says that a deal went. */
export interface RecordedMove {
  readonly dealId: string;
  readonly line: number;
  /** Null with an outcome. */
  readonly stageId: string | null;
  readonly outcome: "won" | "lost" | "postponed" | null;
  readonly wonStageId: string;
  readonly at: Instant;
  readonly fields: DealFields;
  readonly lossReasonId: string | null;
  readonly comeBackOn: CalendarDate | null;
}

/**
 * Moves a deal that lives here as a row of a file says: through the same gate as any move, without an override (cli.md, The
 * past is a record, not a move). `before`: what is written with the move and taken back when the gate refuses.
 * A refused row leaves nothing behind and is noted. Answers whether the deal moved.
 */
export async function moveRecorded(
  unit: Unit,
  rules: PipelineRules,
  move: RecordedMove,
  before: () => Promise<unknown> = async () => undefined,
): Promise<boolean> {
  const answer = await attempt({ ...unit, now: move.at }, async (attempted) => {
    await before();
    return takeMove(attempted, rules, move);
  });
  if (!isRefusal(answer)) return true;
  await noteRefused(unit, move.line, answer);
  return false;
}

async function noteRefused(unit: Unit, line: number, refusal: Refusal): Promise<void> {
  const missing = (refusal.extra?.missing ?? []) as readonly { code: string; params?: object }[];
  const params = {
    ...refusal.params,
    ...(missing.length > 0 ? { missing: missing.map(({ code, params }) => ({ code, params })) } : {}),
  };
  await unit.client.query(`insert into ${refusedRows} values ($1, $2, $3)`, [
    line,
    refusal.refused,
    JSON.stringify(params),
  ]);
}

async function takeMove(unit: Unit, rules: PipelineRules, move: RecordedMove): Promise<Moved | Refusal> {
  const deal = await lockDeal(unit, move.dealId);
  if ("refused" in deal) return deal;
  const { version } = deal;
  if (move.outcome === "lost") {
    if (deal.status === "lost" || deal.status === "won") return refuse(recordRefusals, "outcome_after_outcome");
    if (move.lossReasonId === null) return refuse(recordRefusals, "loss_reason_missing");
    return loseDeal(unit, deal.id, { version, lossReason: move.lossReasonId, comment: "" });
  }
  if (move.outcome === "postponed") {
    if (move.comeBackOn === null) return refuse(recordRefusals, "come_back_missing");
    return postponeDeal(unit, deal.id, { version, comeBackOn: move.comeBackOn, reason: "" });
  }
  return enter(unit, rules, deal, move);
}

async function enter(unit: Unit, rules: PipelineRules, deal: LockedDeal, move: RecordedMove): Promise<Moved | Refusal> {
  const isWin = move.outcome === "won";
  const toStage = isWin ? move.wonStageId : (move.stageId ?? move.wonStageId);
  const request = { version: deal.version, toStage, fields: move.fields };
  if (deal.status === "open") return moveDeal(unit, rules, deal.id, request);
  if (deal.status === "postponed") return resumeDeal(unit, rules, deal.id, request);
  if (isWin) return refuse(recordRefusals, "outcome_after_outcome");
  return reopenDeal(unit, rules, deal.id, request);
}
