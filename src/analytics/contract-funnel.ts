import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireMoney } from "../kernel/wire.ts";
import { count, head, otherCurrency, segmentHead, share, splitHead, splitQuery } from "./contract-head.ts";

/** Funnel (ANA-1). */

const interval = z.tuple([z.number(), z.number()]);

const funnelStage = z.strictObject({
  stage: z.string(),
  id: wireId,
  isKeyStage: z.boolean(),
  reached: count,
  visited: count,
  inProgress: count,
  lostHere: count,
  postponedHere: count,
  conversionFromPrevious: share,
  conversionFromStart: share,
  settledConversion: share,
  interval: interval.nullable(),
  amount: wireMoney,
  otherCurrency,
});
const funnelFigures = {
  total: count,
  won: count,
  lost: count,
  open: count,
  postponed: count,
  otherCurrency,
  stages: z.array(funnelStage),
  winRate: share,
};
export const funnelQuery = splitQuery.extend({
  view: z.enum(["cohort", "period"]).default("cohort"),
  /** Another period to hold against this one; both or none. */
  compareFrom: wireDate.optional(),
  compareTo: wireDate.optional(),
});
export const wireFunnel = z.strictObject({
  view: z.enum(["cohort", "period"]),
  ...head,
  ...splitHead,
  ...funnelFigures,
  /** With `by`: largest first. */
  segments: z.array(z.strictObject({ ...segmentHead, ...funnelFigures })).optional(),
  /** With a compared period: its own figures, and stage by stage what differs. */
  base: z.strictObject({ from: wireDate, to: wireDate, ...funnelFigures }).optional(),
  comparison: z
    .array(
      z.strictObject({
        id: wireId,
        stage: z.string(),
        /** Settled conversion of the base period, and now − base, −1…1. */
        base: share,
        difference: share,
        /** Newcombe's interval of the difference and p of chance; null with fewer than 30 known fates on a side. */
        interval: interval.nullable(),
        pValue: z.number().nullable(),
        /** The notch: deals that this period's intake would have brought here at the base's conversions. */
        atSameIntake: z.number().nullable(),
      }),
    )
    .optional(),
});
export type FunnelAnswer = z.output<typeof wireFunnel>;

export const getFunnel = endpoint({
  method: "GET",
  path: "/reports/funnel",
  summary: "Funnel of a cohort or a period, split and compared if asked",
  query: funnelQuery,
  answer: wireFunnel,
});
