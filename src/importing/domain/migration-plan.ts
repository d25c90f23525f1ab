/** What goes where when another system is moved over; what is not spoken of goes by its own name. */
export interface Plan {
  /** Person over there → how the person is known here: e-mail, else name. */
  readonly people: readonly { readonly id: string; readonly known: string }[];
  readonly pipelines: readonly PlannedPipeline[];
  readonly withFields: boolean;
}

export interface PlannedPipeline {
  readonly name: string;
  /** Null: it is left out with its deals. */
  readonly into: string | null;
  readonly stages: readonly { readonly name: string; readonly means: Meaning }[];
}

type Meaning = { readonly stage: string } | { readonly outcome: "won" | "lost" };

export interface PlannedPlace {
  readonly pipeline: string;
  readonly entered: Meaning;
}

/** Where a deal of a stage goes; null: it stays behind. */
export function placeBy(plan: Plan, pipeline: string, stage: string): PlannedPlace | null {
  const planned = plan.pipelines.find(({ name }) => name === pipeline);
  if (planned === undefined) return { pipeline, entered: { stage } };
  if (planned.into === null) return null;
  const means = planned.stages.find(({ name }) => name === stage)?.means ?? { stage };
  return { pipeline: planned.into, entered: means };
}

/** Where a pipeline goes; null: it stays behind. */
export function pipelineBy(plan: Plan, pipeline: string): string | null {
  const planned = plan.pipelines.find(({ name }) => name === pipeline);
  return planned === undefined ? pipeline : planned.into;
}
