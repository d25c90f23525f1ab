import { dateOf } from "../../../kernel/zoned-time.ts";
import { readSchemes } from "../../../pay/index.ts";
import type { RegulationSection } from "../regulation-section.ts";
import { share, writer } from "./words.ts";

type Scheme = Awaited<ReturnType<typeof readSchemes>>[number];
type Band = Scheme["versions"][number]["terms"]["bands"][number];

/** The schemes that hold today: their parts, what the bonus is a share of, the bands. Nobody's income is told here. */
export const paySection: RegulationSection = {
  kind: "pay",
  write: async (telling) => {
    const { reading } = telling;
    const { blocks, words, paragraph, heading, table } = writer(telling, "pay");
    const today = dateOf(reading.now, reading.actor.workspace.timeZone);
    const schemes = (await readSchemes(reading)).flatMap(({ name, role, versions }) => {
      const terms = versions.findLast(({ validFrom }) => validFrom <= today)?.terms;
      return terms === undefined ? [] : [{ name, role, terms }];
    });
    if (schemes.length === 0) return [];
    const percent = (points: number) => share(telling, points / 10_000);
    const execution = ({ from, includesFrom, to, includesTo }: Band) => {
      const low = words(includesFrom ? "from" : "above", { share: percent(from) });
      return to === null ? low : `${low} ${words(includesTo ? "to" : "below", { share: percent(to) })}`;
    };
    paragraph("intro");
    for (const { name, role, terms } of schemes) {
      heading(2, name);
      if (role !== null) paragraph("role", { role: telling.say("identity", `role.${role}`) });
      paragraph("parts", terms.parts);
      paragraph(`base_${terms.base}`);
      table(
        ["execution", "rate"],
        terms.bands.map((band) => [execution(band), percent(band.rate)]),
      );
    }
    paragraph("closing");
    return blocks;
  },
};
