import type { DealId, StageId, UserId } from "../../kernel/ids.ts";
import type { RecordedVisit } from "../../pipeline/index.ts";
import { type DealPath, wonStage } from "../domain/deal-path.ts";

interface StagesByPosition {
  readonly stageIds: readonly StageId[];
}

/** The stays of a demo deal as the pipeline records them: a win is a stay of no length on the won stage. */
export function demoVisits(
  deal: DealPath & { readonly id: DealId; readonly ownerId: UserId },
  { stageIds }: StagesByPosition,
): readonly RecordedVisit[] {
  const stageAt = (position: number): StageId => {
    const id = stageIds[position - 1];
    if (!id) throw new Error(`The demo pipeline has no stage ${position}`);
    return id;
  };
  const stays = deal.visits.map(
    (visit): RecordedVisit => ({
      dealId: deal.id,
      stageId: stageAt(visit.stage),
      enteredAt: visit.enteredAt,
      leftAt: visit.leftAt,
      leftAs: visit.leftAs === "won" ? "moved" : visit.leftAs,
      enteredBy: deal.ownerId,
    }),
  );
  const wonAt = deal.status === "won" ? (deal.visits.at(-1)?.leftAt ?? null) : null;
  if (wonAt === null) return stays;
  return [
    ...stays,
    {
      dealId: deal.id,
      stageId: stageAt(wonStage),
      enteredAt: wonAt,
      leftAt: wonAt,
      leftAs: "won",
      enteredBy: deal.ownerId,
    },
  ];
}
