import { checkCustom } from "../../custom-fields/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { lockDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Activity, ActivityInput } from "../contract.ts";
import { checkActivity } from "../domain/check-activity.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { unseenMentions } from "./mentions.ts";
import { reminderColumn } from "./reminder-column.ts";
import { unknownReferences } from "./unknown-references.ts";
import { addActivity } from "./write-activity.ts";

const instant = (text: string | null | undefined) => (text ? Date.parse(text) : null);
const day = (at: number | null) => (at === null ? null : new Date(at));

/** Plans an activity, or records one that is done. Its company is the deal's unless another is named. */
export async function createActivity(unit: Unit, input: ActivityInput): Promise<Activity | Refusal> {
  const deal = input.dealId ? await lockDeal(unit, input.dealId) : null;
  if (isRefusal(deal)) return deal;
  const facts = factsOf(input, unit.now);
  const custom = await checkCustom(unit, "activity", input.custom, null);
  const { mentions = [] } = input;
  const ownerId = input.ownerId ?? unit.actor.userId;
  const errors = [
    ...checkActivity(facts, unit.now),
    ...(await unknownReferences(unit, input)),
    ...(await unseenMentions(unit, deal?.ownerId ?? ownerId, mentions)),
    ...custom.errors,
    ...(isForged(unit, input) ? [{ path: "recordedBy", code: "activity_origin_typed" }] : []),
  ];
  if (errors.length > 0) return refuse(activitiesRefusals, "activity_invalid", { errors });
  const values = {
    deal_id: deal?.id ?? null,
    company_id: input.companyId === undefined ? (deal?.companyId ?? null) : input.companyId,
    contact_id: input.contactId ?? null,
    kind: facts.kind,
    subject: input.subject,
    body: input.body ?? null,
    owner_id: ownerId,
    planned_at: day(facts.plannedAt),
    has_time: facts.hasTime,
    duration_minutes: input.durationMinutes ?? null,
    place: facts.place,
    direction: facts.direction,
    reminder_minutes: reminderColumn(input.reminder ?? null),
    done_at: day(facts.doneAt === null ? null : Math.min(facts.doneAt, unit.now)),
    is_held: facts.isHeld,
    result: input.result ?? null,
    ...(mentions.length === 0 ? {} : { mentions }),
    ...(input.recordedBy === undefined ? {} : { recorded_by: input.recordedBy }),
  };
  return addActivity(unit, values, custom);
}

/** What somebody did on the screens is typed, whatever they say of it (ACT-8). */
const isForged = ({ actor }: Unit, { recordedBy = "typed" }: ActivityInput) =>
  actor.via === "screen" && recordedBy !== "typed";

/** A note needs no plan: it is done when written. A meeting that is done was held unless said otherwise. */
function factsOf(input: ActivityInput, now: number) {
  const plannedAt = instant(input.plannedAt);
  const isNoteOfNow = input.kind === "note" && plannedAt === null && input.doneAt === undefined;
  const doneAt = isNoteOfNow ? now : instant(input.doneAt);
  const isMeetingDone = input.kind === "meeting" && doneAt !== null;
  return {
    kind: input.kind,
    plannedAt,
    hasTime: input.hasTime ?? true,
    place: input.place ?? null,
    direction: input.direction ?? null,
    doneAt,
    isHeld: input.isHeld ?? (isMeetingDone ? true : null),
  };
}
