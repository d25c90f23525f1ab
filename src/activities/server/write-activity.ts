import { type CustomChange, unchangedCustom } from "../../custom-fields/index.ts";
import { changedFields } from "../../kernel/changed-fields.ts";
import type { DealId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { touchDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Activity } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { type ActivityRow, findActivity, toActivity } from "./activity-row.ts";
import { tellMentioned } from "./mentions.ts";
import { insertActivity, updateActivity, type Values } from "./store.ts";

/** Writes a new activity with its audit, and tells the deal's screens. */
export async function addActivity(
  unit: Unit,
  values: Values & { deal_id: string | null },
  custom: CustomChange,
): Promise<Activity | Refusal> {
  const id = unit.newId<"activity">();
  await insertActivity(unit, id, { ...values, custom: JSON.stringify(custom.patch) });
  const changes = { ...changedFields(null, values), ...custom.changes };
  unit.audit({ action: "activity.created", entity: "activity", entityId: id, changes });
  await tellOfText(unit, { ...emptyRow, ...values, id });
  return tell(unit, id, [values.deal_id]);
}

/** Changes a locked activity with its audit; nothing is written when nothing differs. */
export async function setActivity(
  unit: Unit,
  before: ActivityRow,
  action: string,
  values: Values,
  custom: CustomChange = unchangedCustom,
): Promise<Activity | Refusal> {
  const changes = { ...changedFields({ ...before }, values), ...custom.changes };
  if (Object.keys(changes).length === 0) return toActivity(before);
  await updateActivity(unit, before.id, values, custom.patch);
  unit.audit({ action, entity: "activity", entityId: before.id, changes });
  if (values.mentions) await tellOfText(unit, { ...before, ...values });
  const after = typeof values.deal_id === "string" ? values.deal_id : null;
  return tell(unit, before.id, [before.deal_id, after], [before.owner_id]);
}

const emptyRow = { company_id: null, contact_id: null, mentions: [], result: null, body: null, subject: "" };

type Text = Pick<
  ActivityRow,
  "id" | "deal_id" | "company_id" | "contact_id" | "mentions" | "result" | "body" | "subject"
>;

/** Tells whom the activity mentions, by what was written last. */
async function tellOfText(unit: Unit, activity: Text): Promise<void> {
  const text = activity.result ?? activity.body ?? activity.subject;
  await tellMentioned(unit, { activity, id: activity.id, text, people: activity.mentions });
}

/** Whoever writes sees the deal: out of sight is only what has none and was given to somebody out of sight. */
const ownerUnseen = { path: "ownerId", code: "activity_owner_unseen" } as const;

/** `deals`, `people`: whose activity it was, besides whose it is: nobody else hears of it. */
async function tell(
  unit: Unit,
  id: string,
  deals: readonly (string | null)[],
  people: readonly string[] = [],
): Promise<Activity | Refusal> {
  for (const dealId of new Set(deals)) if (dealId !== null) await touchDeal(unit, dealId as DealId);
  const row = await findActivity(unit, id);
  if (!row) return refuse(activitiesRefusals, "activity_invalid", { errors: [ownerUnseen] });
  const owners = await ownersOf(unit, new Set([...deals, row.deal_id]), new Set([...people, row.owner_id]));
  unit.announce({ name: "activity.changed", ids: { activityId: id }, owners });
  return toActivity(row);
}

/** Who sees an activity sees the owner of its deal or, when it has none, its own (activity-row.ts). */
async function ownersOf(
  unit: Unit,
  deals: ReadonlySet<string | null>,
  people: ReadonlySet<string>,
): Promise<readonly string[]> {
  const ids = [...deals].filter((id) => id !== null);
  if (ids.length === 0) return [...people];
  const { rows } = await unit.client.query<{ owner_id: string }>({
    name: "owners_of_deals",
    text: "select owner_id from reporting.deals where workspace_id = $1 and id = any($2)",
    values: [unit.actor.workspaceId, ids],
  });
  return [...rows.map((row) => row.owner_id), ...(deals.has(null) ? people : [])];
}
