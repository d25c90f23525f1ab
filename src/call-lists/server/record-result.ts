import { createActivity } from "../../activities/index.ts";
import type { AnswerOf, BodyOf } from "../../kernel/endpoint.ts";
import type { DealId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { addWorkingTime } from "../../kernel/working-time.ts";
import { createDeal, type PipelineRules } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { CallList, recordCallResult, releaseCall } from "../contract.ts";
import { afterCall, type CallResult, type CallState, checkResult, isReached } from "../domain/after-call.ts";
import { callListRefusals } from "../domain/refusals.ts";
import { readList } from "./list-row.ts";
import { insertResult, putLast, updateCompany } from "./store.ts";

interface Held {
  readonly list: CallList;
  readonly company: string;
  readonly state: CallState;
  readonly attempts: number;
}

/**
 * The call is recorded as an activity of the company, the company moves on, and a negotiation becomes a deal on the list's pipeline.
 * Refuses `call_in_other_hands` for a company that the caller does not hold, and `call_result_invalid` with the fields.
 */
export async function recordResult(
  unit: Unit,
  rules: PipelineRules,
  { params, body }: InputOf<typeof recordCallResult>,
): Promise<AnswerOf<typeof recordCallResult> | Refusal> {
  const held = await lockHeld(unit, params.id, body.companyId);
  if (isRefusal(held)) return held;
  const { outcome, comment = "" } = body;
  const result: CallResult = { outcome, comment, nextAt: body.nextAt ? Date.parse(body.nextAt) : null };
  const errors = checkResult(result, unit.now);
  if (errors.length > 0) return refuse(callListRefusals, "call_result_invalid", { errors });
  const dealId = outcome === "negotiation" ? await openDeal(unit, rules, held, body) : null;
  if (isRefusal(dealId)) return dealId;
  const activity = await recordCall(unit, held, body, dealId);
  if (isRefusal(activity)) return activity;
  const after = afterCall(held, result, usualNextAt(unit));
  await updateCompany(unit, held.list.id, body.companyId, {
    state: after.state,
    attempts: after.attempts,
    next_at: after.nextAt === null ? null : new Date(after.nextAt),
    user_id: unit.actor.userId,
    called_at: new Date(unit.now),
    held_by: null,
    held_until: null,
    ...(dealId === null ? {} : { deal_id: dealId }),
  });
  await insertResult(unit, {
    list_id: held.list.id,
    company_id: body.companyId,
    outcome,
    activity_id: activity.id,
  });
  return { state: after.state, nextAt: after.nextAt === null ? null : new Date(after.nextAt).toISOString(), dealId };
}

/** An unanswered call is repeated after a working day. */
const usualNextAt = ({ now, actor: { workspace } }: Unit): number => {
  const { workingCalendar } = workspace;
  const hours = workingCalendar.closesAtHour - workingCalendar.opensAtHour;
  return addWorkingTime(now, hours * millisecondsPerHour, workingCalendar);
};

type Body = BodyOf<typeof recordCallResult>;

const openDeal = (unit: Unit, rules: PipelineRules, { list, company }: Held, { companyId, contactId }: Body) =>
  createDeal(
    unit,
    rules,
    {
      title: company,
      pipelineId: list.pipeline.id,
      companyId,
      contacts: contactId ? [{ contactId, role: null, isMain: true }] : [],
    },
    async (id: DealId) => id,
  );

function recordCall(
  unit: Unit,
  { list }: Held,
  { outcome, companyId, contactId, comment }: Body,
  dealId: string | null,
) {
  return createActivity(unit, {
    kind: "call",
    subject: list.name,
    companyId,
    contactId: contactId ?? null,
    ...(dealId === null ? {} : { dealId }),
    direction: "out",
    doneAt: new Date(unit.now).toISOString(),
    isHeld: isReached(outcome),
    result: comment === "" || comment === undefined ? null : comment,
  });
}

async function lockHeld(unit: Unit, listId: string, companyId: string): Promise<Held | Refusal> {
  const list = await readList(unit, listId);
  if (isRefusal(list)) return list;
  const { rows } = await unit.client.query<Omit<Held, "list">>(
    `select k.name as company, c.state, c.attempts from call_list_companies c
     join reporting.companies k on k.workspace_id = c.workspace_id and k.id = c.company_id
     where c.workspace_id = $1 and c.list_id = $2 and c.company_id = $3 and c.held_by = $4 for update of c`,
    [unit.actor.workspaceId, listId, companyId, unit.actor.userId],
  );
  return rows[0] ? { list, ...rows[0] } : refuse(callListRefusals, "call_in_other_hands");
}

/**
 * Gives a company back without a call: it goes to the end of the list, or is due in an hour, else it would be the next one again. One that
 * is not in the caller's hands stays where it is.
 */
export async function release(
  unit: Unit,
  { params, body }: InputOf<typeof releaseCall>,
): Promise<{ released: boolean } | Refusal> {
  const held = await lockHeld(unit, params.id, body.companyId);
  if (isRefusal(held)) return held.refused === "call_in_other_hands" ? { released: false } : held;
  await putLast(unit, params.id, body.companyId, new Date(unit.now + millisecondsPerHour));
  return { released: true };
}
