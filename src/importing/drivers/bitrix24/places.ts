import type { Foreign, ForeignPipeline } from "../driver.ts";
import { textOf } from "../values.ts";

export interface Place {
  readonly pipeline: string;
  /** Null: the deal is over. */
  readonly stage: string | null;
  readonly outcome: "won" | "lost" | null;
  readonly lossReason: string | null;
}

export interface Places {
  readonly pipelines: readonly ForeignPipeline[];
  readonly of: (category: unknown, stage: unknown) => Place | null;
  readonly source: (id: unknown) => string | null;
}

interface Status {
  readonly id: string;
  readonly name: string;
  readonly sort: number;
  readonly semantics: string | null;
  readonly category: string;
}

const won = "S";
const lost = "F";

/** Stages are statuses: of the first category by their name, of the others with "C1:" before it; S has won, F has lost. */
export function placesOf(categories: readonly Foreign[], statuses: readonly Foreign[]): Places {
  const stages = statuses.flatMap(stageOf);
  const known = categories.map((one) => ({ id: textOf(one.id) ?? "0", name: textOf(one.name) ?? "Bitrix24" }));
  const listed = known.length > 0 ? known : [{ id: "0", name: "Bitrix24" }];
  const ofCategory = (id: string) => stages.filter(({ category }) => category === id).sort((a, b) => a.sort - b.sort);
  const byStage = new Map(stages.map((stage) => [`${stage.category}/${stage.id}`, stage]));
  const names = new Map(listed.map(({ id, name }) => [id, name]));
  const sources = new Map(
    statuses.filter((one) => one.ENTITY_ID === "SOURCE").map((one) => [textOf(one.STATUS_ID), textOf(one.NAME)]),
  );
  return {
    pipelines: listed.flatMap(({ id, name }) => {
      const own = ofCategory(id);
      const worked = own.filter(({ semantics }) => semantics !== won && semantics !== lost).map((stage) => stage.name);
      if (worked.length === 0) return [];
      return [
        { name, stages: [...new Set(worked)], won: own.find(({ semantics }) => semantics === won)?.name ?? "Won" },
      ];
    }),
    of: (category, stage) => {
      const id = textOf(category) ?? "0";
      const [pipeline, found] = [names.get(id), byStage.get(`${id}/${textOf(stage)}`)];
      if (pipeline === undefined || found === undefined) return null;
      if (found.semantics === won) return { pipeline, stage: null, outcome: "won", lossReason: null };
      if (found.semantics === lost) return { pipeline, stage: null, outcome: "lost", lossReason: found.name };
      return { pipeline, stage: found.name, outcome: null, lossReason: null };
    },
    source: (id) => sources.get(textOf(id)) ?? textOf(id),
  };
}

function stageOf(record: Foreign): readonly Status[] {
  const entity = textOf(record.ENTITY_ID) ?? "";
  const id = textOf(record.STATUS_ID);
  if (!entity.startsWith("DEAL_STAGE") || id === null) return [];
  const category = /^C(\d+):/.exec(id)?.[1] ?? /^DEAL_STAGE_(\d+)$/.exec(entity)?.[1] ?? "0";
  const semantics = textOf(record.SEMANTICS);
  return [{ id, name: textOf(record.NAME) ?? id, sort: Number(record.SORT), semantics, category }];
}
