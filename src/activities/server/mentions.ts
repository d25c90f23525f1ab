import { whoSees } from "../../identity/index.ts";
import type { FieldError, Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import { notify, restoreToAll, withdrawFromAll } from "../../notifications/index.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { findActivity } from "./activity-row.ts";
import { ownerOfSeenDeal } from "./is-deal-seen.ts";

/** Whose sight decides who sees an activity: of its deal's owner or, when it has no deal, of its own. */
export async function sightOwnerOf(
  reading: Reading,
  activity: { readonly deal_id: string | null; readonly owner_id: string },
): Promise<string> {
  if (activity.deal_id === null) return activity.owner_id;
  return (await ownerOfSeenDeal(reading, activity.deal_id)) ?? activity.owner_id;
}

/** Says of the people named that do not see what this person owns, or are not here: they cannot be mentioned. */
export async function unseenMentions(
  unit: Unit,
  sightOwner: string,
  mentions: readonly string[],
): Promise<FieldError[]> {
  if (mentions.length === 0) return [];
  const seeing = new Set<string>((await whoSees(unit, sightOwner)).map(({ id }) => id));
  return mentions.every((id) => seeing.has(id)) ? [] : [{ path: "mentions", code: "mention_unseen" }];
}

/** The list as it was when nothing differs, so that nothing is written. */
export const sameAs = (before: readonly string[], after: readonly string[]): readonly string[] =>
  before.length === after.length && after.every((one) => before.includes(one)) ? before : after;

interface Mention {
  readonly activity: {
    readonly id: string;
    readonly deal_id: string | null;
    readonly company_id: string | null;
    readonly contact_id: string | null;
  };
  /** What mentions: the activity itself, or a comment on it. */
  readonly id: string;
  readonly text: string;
  readonly people: readonly string[];
}

/** Without the deal: what was said may have none, or come to another. */
const keyOf = (id: string) => `mention:${id}`;

/** Each person hears once of one text, however often it is changed. Call it where whose sight it is was asked. (PLT-8) */
export async function tellMentioned(unit: Unit, { activity, id, text, people }: Mention): Promise<void> {
  if (people.length === 0) return;
  await notify(unit, {
    kind: "mention",
    to: people,
    dealId: activity.deal_id,
    key: keyOf(id),
    params: {
      activityId: activity.id,
      ...(id === activity.id ? {} : { commentId: id }),
      excerpt: excerptOf(text),
      ...(activity.company_id === null ? {} : { companyId: activity.company_id }),
      ...(activity.contact_id === null ? {} : { contactId: activity.contact_id }),
    },
  });
}

/** What was said is gone, and what people were told of it with it. */
export async function takeBackMention(unit: Unit, id: string): Promise<void> {
  await withdrawFromAll(unit, keyOf(id));
}

/** What was said is there again: whoever was told of it hears of it as before. */
export async function bringBackMention(unit: Unit, id: string): Promise<void> {
  await restoreToAll(unit, keyOf(id));
}

interface Mentioning {
  readonly id: string;
  readonly mentions: readonly string[];
}

/** An activity is gone, and with it who was mentioned in it and in the comments on it. */
export async function takeBackMentionsIn(unit: Unit, activity: Mentioning): Promise<void> {
  for (const id of await mentioningIn(unit, activity)) await takeBackMention(unit, id);
}

/** Undoes `takeBackMentionsIn`. */
export async function bringBackMentionsIn(unit: Unit, activity: Mentioning): Promise<void> {
  for (const id of await mentioningIn(unit, activity)) await bringBackMention(unit, id);
}

async function mentioningIn(unit: Unit, activity: Mentioning): Promise<readonly string[]> {
  const { rows } = await unit.client.query<{ id: string }>(
    "select id from activity_comments where workspace_id = $1 and activity_id = $2 and mentions <> '{}' and deleted_at is null",
    [unit.actor.workspaceId, activity.id],
  );
  return (activity.mentions.length > 0 ? [activity, ...rows] : rows).map(({ id }) => id);
}

/** The first 160 characters, as one line. */
function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const signs = [...line];
  return signs.length <= 160 ? line : `${signs.slice(0, 159).join("").trimEnd()}…`;
}

/** Who may be mentioned in an activity, in a note of a deal, or in one's own without a deal. */
export async function readMentionable(
  reading: Reading,
  { deal, activity }: { readonly deal?: string | undefined; readonly activity?: string | undefined },
): Promise<{ readonly items: { id: string; name: string }[] } | Refusal> {
  const owner = await ownerFor(reading, deal, activity);
  if (owner === undefined) return refuse(activitiesRefusals, activity ? "activity_unknown" : "deal_unknown");
  return { items: [...(await whoSees(reading, owner))] };
}

async function ownerFor(reading: Reading, deal: string | undefined, activity: string | undefined) {
  if (activity !== undefined) {
    const row = await findActivity(reading, activity);
    return row && !row.deleted_at ? sightOwnerOf(reading, row) : undefined;
  }
  return deal === undefined ? reading.actor.userId : ownerOfSeenDeal(reading, deal);
}
