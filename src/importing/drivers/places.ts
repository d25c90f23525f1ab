import type { ForeignPipeline } from "./driver.ts";

/** Where a deal stands: in a stage of a pipeline, or it is over. */
export interface Place {
  readonly pipeline: string;
  /** Null: the deal is over. */
  readonly stage: string | null;
  readonly outcome: "won" | "lost" | null;
}

export interface StageSaid {
  readonly pipelineId: string;
  readonly pipeline: string;
  readonly id: string;
  readonly name: string;
  readonly order: number;
  readonly outcome: "won" | "lost" | null;
}

export interface Places {
  readonly pipelines: readonly ForeignPipeline[];
  /** Of systems whose stages are known by themselves, whatever their pipeline. */
  readonly of: (stage: string) => Place | null;
}

/** Pipelines of what is said of their stages. One of which only the ends are known begins with a stage of its own name. */
export function placesOf(stages: readonly StageSaid[], locale: string): Places {
  const ordered = [...stages].sort((one, other) => one.order - other.order);
  const places = new Map<string, Place>();
  const groups = new Map<string, StageSaid[]>();
  for (const stage of ordered) {
    const { pipeline, outcome } = stage;
    places.set(stage.id, { pipeline, stage: outcome === null ? stage.name : null, outcome });
    groups.set(pipeline, [...(groups.get(pipeline) ?? []), stage]);
  }
  const pipelines = [...groups].map(([name, own]): ForeignPipeline => {
    const worked = own.filter(({ outcome }) => outcome === null).map((stage) => stage.name);
    const won = own.find(({ outcome }) => outcome === "won")?.name ?? (locale === "ru" ? "Выиграна" : "Won");
    return { name, stages: worked.length === 0 ? [name] : [...new Set(worked)], won };
  });
  return { pipelines, of: (stage) => places.get(stage) ?? null };
}
