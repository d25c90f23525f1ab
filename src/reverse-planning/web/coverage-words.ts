import type { PlanCoverages } from "../contract.ts";

/** The stage that most is lacking on, of all people; null where nothing is. */
export function worstStage({ stages, people }: PlanCoverages) {
  const lacking = stages.map((stage, index) => {
    const cells = people.flatMap(({ cells: own }) => own[index] ?? []).filter(({ needed }) => needed !== null);
    const short = cells.filter(({ shortage }) => shortage !== "none");
    return {
      stage,
      held: cells.reduce((sum, { held }) => sum + held, 0),
      needed: cells.reduce((sum, { needed }) => sum + (needed ?? 0), 0),
      lack: short.reduce((sum, { held, needed }) => sum + (needed ?? 0) - held, 0),
    };
  });
  const worst = lacking.reduce<(typeof lacking)[number] | null>(
    (most, one) => (one.lack > (most?.lack ?? 0) ? one : most),
    null,
  );
  return worst;
}
