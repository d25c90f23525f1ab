import { checkCustom } from "../../custom-fields/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Activity, ActivityChange, changeActivity as definition } from "../contract.ts";
import { checkActivity } from "../domain/check-activity.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import type { ActivityRow } from "./activity-row.ts";
import { lockActivity } from "./lock-activity.ts";
import { sameAs, sightOwnerOf, unseenMentions } from "./mentions.ts";
import { reminderColumn } from "./reminder-column.ts";
import type { Values } from "./store.ts";
import { unknownReferences } from "./unknown-references.ts";
import { setActivity } from "./write-activity.ts";

/** Changes what was sent; the outcome of a done activity changes by reopening it. */
export async function changeActivity(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<Activity | Refusal> {
  const row = await lockActivity(unit, params.id, body.version, body.dealId ?? null);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  const values = valuesOf(row, body);
  const facts = {
    kind: body.kind ?? row.kind,
    plannedAt: values.planned_at?.getTime() ?? null,
    hasTime: values.has_time,
    place: values.place,
    direction: body.direction === undefined ? row.direction : body.direction,
    doneAt: row.done_at?.getTime() ?? null,
    isHeld: row.is_held,
  };
  const custom = await checkCustom(unit, "activity", body.custom, row.custom);
  const { mentions = [] } = body;
  const sight = mentions.length === 0 ? "" : await sightOwnerOf(unit, values);
  const errors = [
    ...checkActivity(facts, unit.now),
    ...(await unknownReferences(unit, body)),
    ...(await unseenMentions(unit, sight, mentions)),
    ...custom.errors,
  ];
  if (errors.length > 0) return refuse(activitiesRefusals, "activity_invalid", { errors });
  return setActivity(unit, row, "activity.updated", values, custom);
}

function valuesOf(row: ActivityRow, body: ActivityChange) {
  const sent = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
  const plannedAt = body.plannedAt === undefined ? row.planned_at : body.plannedAt ? new Date(body.plannedAt) : null;
  return {
    kind: body.kind ?? row.kind,
    subject: body.subject ?? row.subject,
    body: sent(body.body, row.body),
    deal_id: sent(body.dealId, row.deal_id),
    company_id: sent(body.companyId, row.company_id),
    contact_id: sent(body.contactId, row.contact_id),
    owner_id: body.ownerId ?? row.owner_id,
    planned_at: plannedAt,
    has_time: body.hasTime ?? row.has_time,
    duration_minutes: sent(body.durationMinutes, row.duration_minutes),
    place: sent(body.place, row.place),
    direction: sent(body.direction, row.direction),
    reminder_minutes: body.reminder === undefined ? row.reminder_minutes : reminderColumn(body.reminder),
    result: sent(body.result, row.result),
    ...(body.mentions === undefined ? {} : { mentions: sameAs(row.mentions, body.mentions) }),
  } satisfies Values;
}
