import type { FunnelAnswer } from "../../contract.ts";
import type { FunnelFigures } from "../../domain/funnel.ts";

type WireFigures = Pick<
  FunnelAnswer,
  "total" | "won" | "lost" | "open" | "postponed" | "otherCurrency" | "stages" | "winRate"
>;

/** The figures as the wire has them. */
export function mutableFunnel({ stages, ...figures }: FunnelFigures): WireFigures {
  return {
    ...figures,
    stages: stages.map(({ interval, ...stage }) => ({ ...stage, interval: interval && [interval[0], interval[1]] })),
  };
}
