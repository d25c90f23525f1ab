import { dateOf } from "../../../kernel/zoned-time.ts";
import { readNormTables, tablesOn } from "../../../norms/index.ts";
import type { RegulationSection } from "../regulation-section.ts";
import { writer } from "./words.ts";

type Table = ReturnType<typeof tablesOn>[number];
type NormRow = Table["day"][number];

/** The decision tables of norms as they hold today: each line that is met makes the day or the week what it says (ACT-4). */
export const normsSection: RegulationSection = {
  kind: "norms",
  write: async (telling) => {
    const { reading } = telling;
    const { blocks, words, paragraph, heading, list } = writer(telling, "norms");
    const today = dateOf(reading.now, reading.actor.workspace.timeZone);
    const tables = tablesOn(await readNormTables(reading), today);
    if (tables.length === 0) return [];
    const { rows: departments } = await reading.client.query<{ id: string; name: string }>(
      "select id, name from reporting.departments where workspace_id = $1 order by name, id",
      [reading.actor.workspaceId],
    );
    const condition = ({ meetings, calls }: NormRow) => {
      const asked = [
        ...(meetings.from > 0 ? [words("meetings", { from: meetings.from })] : []),
        ...(calls.from > 0 ? [words("calls", { from: calls.from })] : []),
      ];
      return asked.length === 0 ? words("otherwise") : asked.join(words("and"));
    };
    const line = (row: NormRow) => words("line", { rating: words(`rating.${row.rating}`), condition: condition(row) });
    const reachOf = ({ reach }: Table) => [
      ...reach.roles.map((role) => telling.say("identity", `role.${role}`)),
      ...departments.filter(({ id }) => reach.departments.includes(id)).map(({ name }) => name),
      ...reach.regions,
    ];
    paragraph("intro");
    for (const table of tables) {
      const reach = reachOf(table);
      heading(
        2,
        table.name === "" ? words(reach.length === 0 ? "general" : "narrow", { reach: reach.join(", ") }) : table.name,
      );
      if (reach.length > 0) paragraph("for", { reach: reach.join(", ") });
      paragraph(`calls_${table.calls}`);
      list("day", table.day.map(line));
      list("week", table.week.map(line));
    }
    return blocks;
  },
};
