import type { z } from "zod";
import type { PipelineAnswer, replacePipeline, wireStage, wireStageDraft } from "../../contract.ts";

type WireStage = z.output<typeof wireStage>;

/** A stage as it is being written; `key` stays with it while it is renamed and moved. */
export interface DraftStage
  extends Pick<
    WireStage,
    | "name"
    | "isKeyStage"
    | "done"
    | "buyerStep"
    | "keyTask"
    | "entryConditions"
    | "contactChain"
    | "targetHours"
    | "plannedConversion"
  > {
  readonly key: string;
  readonly id?: string;
}

/** A pipeline as it is being written, not saved yet. */
export interface Draft {
  readonly name: string;
  readonly stages: readonly DraftStage[];
  /** Archived stage → stage that takes its deals. */
  readonly moveDeals: Readonly<Record<string, string>>;
}

export function draftOf(pipeline: PipelineAnswer): Draft {
  const stages = pipeline.stages.map(
    ({ ordinal: _o, position: _p, isWon: _w, archivedAt: _a, ...stage }): DraftStage => ({ key: stage.id, ...stage }),
  );
  return { name: pipeline.name, stages, moveDeals: {} };
}

export const emptyStage = (key: string): DraftStage => ({
  key,
  name: "",
  isKeyStage: false,
  done: "",
  buyerStep: "",
  keyTask: "",
  entryConditions: [],
  contactChain: [],
  targetHours: null,
  plannedConversion: null,
});

/** A new stage stands before the last one, which is the won. */
export function withNewStage(draft: Draft, key: string): Draft {
  const stages = [...draft.stages];
  stages.splice(Math.max(0, stages.length - 1), 0, emptyStage(key));
  return { ...draft, stages };
}

export function withStage(draft: Draft, key: string, change: Partial<DraftStage>): Draft {
  return { ...draft, stages: draft.stages.map((stage) => (stage.key === key ? { ...stage, ...change } : stage)) };
}

/** One key stage at most: choosing another takes it from the first; choosing it again takes it away. */
export function withKeyStage(draft: Draft, key: string): Draft {
  const stages = draft.stages.map((stage) => ({ ...stage, isKeyStage: stage.key === key && !stage.isKeyStage }));
  return { ...draft, stages };
}

/** The stage at `to`, counted from 0; beyond the ends it stops there. */
export function withMoved(draft: Draft, key: string, to: number): Draft {
  const from = draft.stages.findIndex((stage) => stage.key === key);
  const stage = draft.stages[from];
  if (stage === undefined) return draft;
  const stages = draft.stages.filter((one) => one !== stage);
  stages.splice(Math.min(Math.max(0, to), stages.length), 0, stage);
  return { ...draft, stages };
}

/** Without a stage; `target` takes its open deals, and those that were to go to it. */
export function withoutStage(draft: Draft, key: string, target: string | null): Draft {
  const gone = draft.stages.find((stage) => stage.key === key);
  const stages = draft.stages.filter((stage) => stage.key !== key);
  if (gone?.id === undefined || target === null) return { ...draft, stages };
  const redirected = Object.entries(draft.moveDeals).map(([from, to]) => [from, to === gone.id ? target : to]);
  return { ...draft, stages, moveDeals: { ...Object.fromEntries(redirected), [gone.id]: target } };
}

type ReplaceBody = z.input<NonNullable<(typeof replacePipeline)["body"]>>;

export function bodyOf(draft: Draft, version: number): ReplaceBody {
  return { version, name: draft.name, stages: draft.stages.map(wireDraft), moveDeals: { ...draft.moveDeals } };
}

/** A contact without words is left out. */
export function wireDraft({ key: _, ...stage }: DraftStage): z.input<typeof wireStageDraft> {
  return { ...stage, contactChain: stage.contactChain.filter(({ subject }) => subject.trim() !== "") };
}

export function isSameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
