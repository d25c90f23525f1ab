import { readPipelines } from "../../../pipeline/index.ts";
import type { Telling } from "../regulation-section.ts";

export type Pipeline = Awaited<ReturnType<typeof readPipelines>>[number];
export type Stage = Pipeline["stages"][number];
export type Condition = Stage["entryConditions"][number];

/** Pipelines in use with their stages, in the order of the board. */
export const readPipelinesOf = ({ reading }: Telling): Promise<Pipeline[]> =>
  readPipelines(reading, { archived: false });
