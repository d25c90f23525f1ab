import type { RegulationSection, Telling } from "../../regulations/index.ts";
import { clockOf, type EventRow, readEvents } from "./events.ts";

/** The regular events as the regulation tells them: when, who leads, who comes, what is looked at. */
export const rhythmSection: RegulationSection = {
  kind: "rhythm",
  write: async (telling) => {
    const events = (await readEvents(telling.reading)).filter(({ isArchived }) => !isArchived);
    if (events.length === 0) return [];
    const { rows: departments } = await telling.reading.client.query<{ id: string; name: string }>(
      "select id, name from reporting.departments where workspace_id = $1",
      [telling.reading.actor.workspaceId],
    );
    const nameOf = new Map(departments.map(({ id, name }) => [id, name]));
    const say = (key: string) => telling.say("rhythm", `regulation.${key}`);
    return [
      { kind: "paragraph", text: say("intro") },
      {
        kind: "table",
        columns: ["event", "when", "leads", "comes", "agenda"].map((key) => ({ title: say(key) })),
        rows: events.map((event) => [
          event.name,
          whenText(event, telling),
          event.leader,
          event.departmentId === null
            ? telling.say("rhythm", `web.attendance.${event.attends}`)
            : (nameOf.get(event.departmentId) ?? ""),
          event.agenda.map((source) => telling.say("rhythm", `source.${source}`)).join("; "),
        ]),
      },
      { kind: "paragraph", text: say("decisions") },
    ];
  },
};

/** "Tuesdays, 10:30, 60 min". */
function whenText({ frequency, weekday, monthDay, atMinute, durationMinutes }: EventRow, { say }: Telling): string {
  const day = weekday === null ? "" : say("rhythm", `weekday.${weekday}`);
  const when = say("rhythm", `when.${frequency}`, { day, monthDay: monthDay ?? "" });
  return say("rhythm", "when.whole", { when, time: clockOf(atMinute), minutes: durationMinutes });
}
