import { createActivity } from "../../activities/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { afterCall, isReached, type Outcome } from "../domain/after-call.ts";
import { insertResult, updateCompany } from "./store.ts";

interface PastCall {
  readonly userId: UserId;
  readonly calledAt: number;
  readonly outcome: Exclude<Outcome, "negotiation">;
  readonly comment: string;
  /** When whoever was reached is called again. */
  readonly nextAt: number;
}

/** The first companies of a list as called already, one a call: the past of a workspace that begins with one. */
export async function recordPastCalls(unit: Unit, listId: string, calls: readonly PastCall[]): Promise<Refusal | null> {
  const { rows } = await unit.client.query<{ company_id: string; name: string }>(
    `select c.company_id, l.name from call_list_companies c
     join call_lists l on l.workspace_id = c.workspace_id and l.id = c.list_id
     where c.workspace_id = $1 and c.list_id = $2 order by c.place limit $3`,
    [unit.actor.workspaceId, listId, calls.length],
  );
  for (const [place, { company_id: companyId, name }] of rows.entries()) {
    const call = calls[place];
    if (call === undefined) break;
    const then: Unit = { ...unit, now: call.calledAt, actor: { ...unit.actor, userId: call.userId } };
    const activity = await createActivity(then, {
      kind: "call",
      subject: name,
      companyId,
      direction: "out",
      doneAt: new Date(call.calledAt).toISOString(),
      isHeld: isReached(call.outcome),
      result: call.comment === "" ? null : call.comment,
    });
    if (isRefusal(activity)) return activity;
    const after = afterCall({ state: "waiting", attempts: 0 }, call, call.nextAt);
    await updateCompany(then, listId, companyId, {
      state: after.state,
      attempts: after.attempts,
      next_at: after.nextAt === null ? null : new Date(after.nextAt),
      user_id: call.userId,
      called_at: new Date(call.calledAt),
    });
    await insertResult(then, {
      list_id: listId,
      company_id: companyId,
      outcome: call.outcome,
      activity_id: activity.id,
    });
  }
  return null;
}
