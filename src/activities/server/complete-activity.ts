import { checkCustom } from "../../custom-fields/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Activity, completeActivity as definition, NextStepInput } from "../contract.ts";
import { checkActivity } from "../domain/check-activity.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import type { ActivityRow } from "./activity-row.ts";
import { createActivity } from "./create-activity.ts";
import { lockActivity } from "./lock-activity.ts";
import { sameAs, sightOwnerOf, unseenMentions } from "./mentions.ts";
import { setActivity } from "./write-activity.ts";

/** Marks an activity as done and plans the next step in the same transaction: both or neither (ACT-1, PIP-9). */
export async function completeActivity(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<{ activity: Activity; next: Activity | null } | Refusal> {
  const row = await lockActivity(unit, params.id, body.version, body.next?.dealId ?? null);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  if (row.done_at) return refuse(activitiesRefusals, "activity_already_done");
  const doneAt = body.doneAt ? Date.parse(body.doneAt) : unit.now;
  const isHeld = body.isHeld ?? (row.kind === "meeting" ? true : null);
  const facts = {
    kind: row.kind,
    plannedAt: row.planned_at?.getTime() ?? null,
    hasTime: row.has_time,
    place: row.place,
    direction: row.direction,
    doneAt,
    isHeld,
  };
  const { mentions = [] } = body;
  const sight = mentions.length === 0 ? "" : await sightOwnerOf(unit, row);
  const custom = await checkCustom(unit, "activity", body.custom, row.custom);
  const errors = [
    ...checkActivity(facts, unit.now),
    ...(await unseenMentions(unit, sight, mentions)),
    ...custom.errors,
  ];
  if (errors.length > 0) return refuse(activitiesRefusals, "activity_invalid", { errors });
  const values = {
    done_at: new Date(Math.min(doneAt, unit.now)),
    is_held: isHeld,
    result: body.result === undefined ? row.result : body.result,
    ...(mentions.length === 0 ? {} : { mentions: sameAs(row.mentions, [...new Set([...row.mentions, ...mentions])]) }),
  };
  const activity = await setActivity(unit, row, "activity.completed", values, custom);
  if (isRefusal(activity)) return activity;
  const next = body.next ? await planNext(unit, row, body.next) : null;
  return isRefusal(next) ? next : { activity, next };
}

async function planNext(unit: Unit, done: ActivityRow, next: NextStepInput): Promise<Activity | Refusal> {
  const planned = await createActivity(unit, {
    ...next,
    dealId: next.dealId === undefined ? done.deal_id : next.dealId,
    companyId: next.companyId === undefined ? done.company_id : next.companyId,
    contactId: next.contactId === undefined ? done.contact_id : next.contactId,
    ownerId: next.ownerId ?? done.owner_id,
  });
  if (!isRefusal(planned) || !planned.errors) return planned;
  return { ...planned, errors: planned.errors.map((error) => ({ ...error, path: `next.${error.path}` })) };
}
