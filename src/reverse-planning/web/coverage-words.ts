import type { PlanCoverages } from "../contract.ts";

export interface Lack {
  readonly stage: string;
  /** Whose; null: of all together. */
  readonly person: string | null;
  readonly held: number;
  readonly needed: number;
}

/** The stage that all together hold too little on, most of them first; else the person who is shortest of deals; null: nobody is. */
export function worstLack({ stages, people, total }: PlanCoverages): Lack | null {
  const name = (id: string) => stages.find((stage) => stage.id === id)?.name ?? "";
  const together = total.map(({ stageId, held, needed }) => ({
    stage: name(stageId),
    person: null,
    held,
    needed: needed ?? 0,
  }));
  const alone = people.flatMap(({ name: person, cells }) =>
    cells
      .filter(({ shortage }) => shortage !== "none")
      .map(({ stageId, held, needed }) => ({ stage: name(stageId), person, held, needed: needed ?? 0 })),
  );
  return most(together.filter(({ held, needed }) => needed - held >= 2)) ?? most(alone);
}

const most = (lacks: readonly Lack[]): Lack | null =>
  lacks.reduce<Lack | null>(
    (worst, one) => (worst === null || one.needed - one.held > worst.needed - worst.held ? one : worst),
    null,
  );
