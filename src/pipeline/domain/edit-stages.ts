import type { StageId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import { pipelineRefusals } from "./refusals.ts";
import type { StageRegulation } from "./regulation.ts";
import { maximumStages } from "./vocabulary.ts";

/** A stage that exists, archived ones included: their ordinals stay taken. */
export interface ExistingStage {
  readonly id: StageId;
  readonly ordinal: number;
  readonly isArchived: boolean;
}

/** A stage as an edit wants it; without `id` it is new. */
export interface StageDraft extends StageRegulation {
  readonly id?: StageId;
}

export interface PlacedStage {
  readonly id: StageId | null;
  readonly ordinal: number;
  readonly position: number;
  readonly isWon: boolean;
  readonly regulation: StageRegulation;
}

export interface StageEdit {
  readonly stages: readonly PlacedStage[];
  readonly archived: readonly StageId[];
}

export type StageEditRefusal = Refusal<
  "stage_unknown" | "stage_id_twice" | "stage_name_twice" | "key_stage_twice" | "too_many_stages"
>;

/**
 * What an edited list of stages means: positions from 1 in the order given, the last one won, new ordinals for new
 * stages (an ordinal is a bit of deals.visited: it never changes and is never given again), the left-out ones archived.
 */
export function editStages(
  existing: readonly ExistingStage[],
  drafts: readonly StageDraft[],
): StageEdit | StageEditRefusal {
  const refused = checkDrafts(drafts);
  if (refused) return refused;
  const known = new Map(existing.filter((stage) => !stage.isArchived).map((stage) => [stage.id, stage]));
  let nextOrdinal = existing.reduce((most, stage) => Math.max(most, stage.ordinal), -1) + 1;
  const stages: PlacedStage[] = [];
  for (const [index, draft] of drafts.entries()) {
    const stage = draft.id === undefined ? null : known.get(draft.id);
    if (stage === undefined) {
      return refuse(pipelineRefusals, "stage_unknown", {
        errors: [{ path: `stages.${index}.id`, code: "stage_unknown" }],
      });
    }
    const ordinal = stage === null ? nextOrdinal++ : stage.ordinal;
    if (ordinal >= maximumStages)
      return refuse(pipelineRefusals, "too_many_stages", { params: { count: maximumStages } });
    const { id: _, ...regulation } = draft;
    stages.push({
      id: stage === null ? null : stage.id,
      ordinal,
      position: index + 1,
      isWon: index === drafts.length - 1,
      regulation,
    });
  }
  const kept = new Set(drafts.map((draft) => draft.id));
  return { stages, archived: [...known.keys()].filter((id) => !kept.has(id)) };
}

function checkDrafts(drafts: readonly StageDraft[]): StageEditRefusal | null {
  const names = new Set<string>();
  const ids = new Set<string>();
  let hasKeyStage = false;
  for (const [index, draft] of drafts.entries()) {
    const path = (field: string) => `stages.${index}.${field}`;
    const name = draft.name.trim().toLowerCase();
    if (names.has(name)) {
      return refuse(pipelineRefusals, "stage_name_twice", {
        params: { name: draft.name },
        errors: [{ path: path("name"), code: "stage_name_twice" }],
      });
    }
    names.add(name);
    if (draft.id !== undefined && ids.has(draft.id)) {
      return refuse(pipelineRefusals, "stage_id_twice", { errors: [{ path: path("id"), code: "stage_id_twice" }] });
    }
    if (draft.id !== undefined) ids.add(draft.id);
    if (draft.isKeyStage && hasKeyStage) {
      return refuse(pipelineRefusals, "key_stage_twice", {
        errors: [{ path: path("isKeyStage"), code: "key_stage_twice" }],
      });
    }
    hasKeyStage ||= draft.isKeyStage;
  }
  return null;
}
