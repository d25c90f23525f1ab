import { readPromiseSettings } from "../../../planning/index.ts";
import type { RegulationSection } from "../regulation-section.ts";
import { share, writer } from "./words.ts";

/** How plans come about, what counts against them, and when promises of money are given and compared. */
export const planningSection: RegulationSection = {
  kind: "planning",
  write: async (telling) => {
    const { blocks, words, paragraph, list } = writer(telling, "planning");
    const { deadlineHour, checked, tolerance } = await readPromiseSettings(telling.reading);
    paragraph("intro");
    list(
      "steps",
      ["year", "people", "approval", "changes"].map((key) => words(key)),
    );
    paragraph("toDate");
    list("promises", [
      words("deadline", { hour: String(deadlineHour).padStart(2, "0") }),
      words(`checked_${checked}`),
      ...(Number(tolerance) > 0 ? [words("tolerance", { share: share(telling, Number(tolerance)) })] : []),
      words("task"),
    ]);
    return blocks;
  },
};
