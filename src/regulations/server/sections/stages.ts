import type { DocumentBlock } from "../../../kernel/document-blocks.ts";
import type { RegulationSection, Telling } from "../regulation-section.ts";
import { conditionTexts } from "./condition-texts.ts";
import { type Pipeline, readPipelinesOf, type Stage } from "./pipelines.ts";
import { share, writer } from "./words.ts";

/** Stages of every pipeline in use: what is reached, what the buyer does, what opens the way in, how long it may take. */
export const stagesSection: RegulationSection = {
  kind: "stages",
  write: async (telling) => {
    const pipelines = await readPipelinesOf(telling);
    const { blocks, line, list, paragraph, heading } = writer(telling, "stages");
    if (pipelines.length === 0) return [];
    const conditions = await conditionTexts(
      telling,
      pipelines.flatMap(({ stages }) => stages.flatMap(({ entryConditions }) => entryConditions)),
    );
    paragraph("intro");
    for (const pipeline of pipelines) {
      heading(2, pipeline.name);
      blocks.push(overview(telling, pipeline));
      for (const stage of pipeline.stages) {
        blocks.push({ kind: "heading", level: 3, text: `${stage.position}. ${stage.name}` });
        if (stage.isKeyStage) paragraph("key");
        line("done", stage.done);
        line("buyerStep", stage.buyerStep);
        line("keyTask", stage.keyTask);
        if (stage.entryConditions.length === 0) paragraph("open");
        else list("conditions", stage.entryConditions.map(conditions));
      }
    }
    paragraph("gate");
    return blocks;
  },
};

function overview(telling: Telling, { stages }: Pipeline): DocumentBlock {
  const say = (key: string, params?: Readonly<Record<string, string | number>>) =>
    telling.say("regulations", `text.stages.${key}`, params);
  const row = ({ position, name, isKeyStage, targetHours, plannedConversion }: Stage) => [
    String(position),
    isKeyStage ? say("keyMark", { name }) : name,
    targetHours === null ? "—" : say("hours", { count: targetHours }),
    plannedConversion === null ? "—" : share(telling, plannedConversion),
  ];
  return {
    kind: "table",
    columns: [
      { title: "№", isNumber: true },
      { title: say("stage") },
      { title: say("target"), isNumber: true },
      { title: say("conversion"), isNumber: true },
    ],
    rows: stages.map(row),
  };
}
