import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { addDays, dateOf, mondayOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { acknowledgeRegulation, issueRegulation, type RegulationRules, setOwnText } from "../../regulations/index.ts";
import { type AgendaSources, recordRhythm } from "../../rhythm/index.ts";
import { inventMeeting, regulationWords } from "../domain/invent-rhythm.ts";
import { demoPeople } from "../domain/people.ts";
import type { DemoSetting } from "./furnish-demo.ts";

export interface RhythmStory extends RegulationRules {
  readonly agenda: AgendaSources;
}

/** Two versions of the regulation, the second with the regular events, and how the meetings of two weeks went. */
export const writeRhythm =
  (story: RhythmStory) =>
  async (unit: Unit, setting: DemoSetting): Promise<Refusal | null> => {
    const { locale, timeZone } = unit.actor.workspace;
    const first = await issue(unit, setting, story, { version: 0, daysAgo: 60 });
    if (first) return first;
    const held = await recordRhythm(unit, {
      sources: story.agenda,
      translator: story.translator,
      since: addDays(mondayOf(dateOf(unit.now, timeZone)), -14),
      tell: (meeting) => inventMeeting(meeting, locale),
    });
    return held ?? issue(unit, setting, story, { version: 1, daysAgo: 9 });
  };

async function issue(
  unit: Unit,
  { userOf }: DemoSetting,
  story: RhythmStory,
  { version, daysAgo }: { readonly version: 0 | 1; readonly daysAgo: number },
): Promise<Refusal | null> {
  const { locale, timeZone } = unit.actor.workspace;
  const words = regulationWords[locale][version];
  const then = { ...unit, now: unit.now - daysAgo * millisecondsPerDay };
  await setOwnText(then, "accounting", words.accounting);
  await setOwnText(then, "control", words.control);
  const effectiveOn = addDays(dateOf(then.now, timeZone), 3);
  const issued = await issueRegulation(then, { approvedBy: userOf("director"), effectiveOn, note: words.note }, story);
  if (isRefusal(issued)) return issued;
  // Not everybody has read the new one yet.
  for (const { key } of demoPeople.slice(version === 0 ? 0 : 5)) {
    const reader = { ...then, actor: { ...unit.actor, userId: userOf(key) } };
    const read = await acknowledgeRegulation(reader, issued.id);
    if (isRefusal(read)) return read;
  }
  return null;
}
