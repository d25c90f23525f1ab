import { dateOf } from "../../../kernel/zoned-time.ts";
import { readNormTables, tablesOn } from "../../../norms/index.ts";
import type { RegulationSection, Telling } from "../regulation-section.ts";
import { writer } from "./words.ts";

type Table = ReturnType<typeof tablesOn>[number];
type NormRow = Table["day"][number];
type Words = ReturnType<typeof writer>["words"];

/** The decision tables of norms as they hold today: each line that is met makes the day or the week what it says (ACT-4). */
export const normsSection: RegulationSection = {
  kind: "norms",
  write: async (telling) => {
    const { reading } = telling;
    const { blocks, words, paragraph, heading, list } = writer(telling, "norms");
    const today = dateOf(reading.now, reading.actor.workspace.timeZone);
    const tables = tablesOn(await readNormTables(reading), today);
    if (tables.length === 0) return [];
    const reachOf = await readReach(telling);
    const line = lineIn(words);
    paragraph("intro");
    for (const table of tables) {
      const reach = reachOf(table).join(", ");
      heading(2, table.name === "" ? words(reach === "" ? "general" : "narrow", { reach }) : table.name);
      if (reach !== "") paragraph("for", { reach });
      paragraph(`calls_${table.calls}`);
      list("day", table.day.map(line));
      list("week", table.week.map(line));
    }
    return blocks;
  },
};

/** "Good: meetings from 2 and calls from 10". */
function lineIn(words: Words): (row: NormRow) => string {
  const spanOf = (what: "meetings" | "calls", { from, to }: NormRow["meetings"]): string[] => {
    if (to !== null) return [words(from > 0 ? `${what}Between` : `${what}AtMost`, { from, to })];
    return from > 0 ? [words(what, { from })] : [];
  };
  const condition = ({ meetings, calls }: NormRow) => {
    const asked = [...spanOf("meetings", meetings), ...spanOf("calls", calls)];
    return asked.length === 0 ? words("otherwise") : asked.join(words("and"));
  };
  return (row) =>
    words(row.isWorthALook ? "lineToCheck" : "line", {
      rating: words(`rating.${row.rating}`),
      condition: condition(row),
    });
}

/** Whom a table is for, by name: roles, departments, regions. */
async function readReach({ reading, say }: Telling): Promise<(table: Table) => string[]> {
  const { rows } = await reading.client.query<{ id: string; name: string }>(
    `select id, name from reporting.departments where workspace_id = $1
     union all select id, name from reporting.regions where workspace_id = $1`,
    [reading.actor.workspaceId],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []);
  // The usual table of Moscow knows its region by name, in both languages; own tables know theirs by id.
  const regionsOf = (regions: readonly string[]) =>
    regions.includes("moscow") ? [say("norms", "web.settings.usual.moscow")] : named(regions);
  return ({ reach }) => [
    ...reach.roles.map((role) => say("identity", `role.${role}`)),
    ...named(reach.departments),
    ...regionsOf(reach.regions),
  ];
}
