import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireMoney } from "../kernel/wire.ts";
import { commonQuery, head, segmentHead, splitHead, splitQuery } from "./contract-head.ts";
import type { FileFormat, ReportName } from "./domain/report-names.ts";

export * from "./contract-conveyor.ts";
export * from "./contract-saved.ts";

const share = z.number().nullable();
/** Days as decimals, or working hours where the key says so. */
const duration = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]);
const count = z.int();
/** Sums are of the workspace's currency: of the deals counted, those whose amount is in another one and in no sum. */
const otherCurrency = count;

// Funnel (ANA-1) -----------------------------------------------------------------------------------------------------

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

// Time in stage (ANA-4) ----------------------------------------------------------------------------------------------

const cycle = z.strictObject({ n: count, min: duration, median: duration, p90: duration, max: duration });
const timeFigures = {
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      id: wireId,
      isKeyStage: z.boolean(),
      visits: count,
      completed: count,
      open: count,
      min: duration,
      mean: duration,
      median: duration,
      p90: duration,
      max: duration,
      /** Working hours. */
      target: z.number().nullable(),
      overTarget: count.nullable(),
      workingMedian: duration,
      /** The same figures in working hours. */
      working: z.strictObject({ min: duration, mean: duration, median: duration, p90: duration, max: duration }),
    }),
  ),
  /** Of the deals closed in the period. */
  cycle: z.strictObject({ won: cycle, lost: cycle }),
};
export const wireTimeInStage = z.strictObject({
  ...head,
  ...splitHead,
  ...timeFigures,
  /** Hours of a working day, to show working hours as days. */
  hoursPerWorkingDay: z.number(),
  /** With `by`: most visits first. */
  segments: z.array(z.strictObject({ ...segmentHead, ...timeFigures })).optional(),
});
export type TimeInStageAnswer = z.output<typeof wireTimeInStage>;

// How stays end (ANA-4) -----------------------------------------------------------------------------------------------

export const stageOutcomesQuery = commonQuery.extend({
  /** Id or name. */
  stage: z.string().trim().min(1).max(200),
});
export const wireStageOutcomes = z.strictObject({
  ...head,
  stage: z.string(),
  id: wireId,
  /** Working hours. */
  target: z.number().nullable(),
  hoursPerWorkingDay: z.number(),
  visits: count,
  completed: count,
  open: count,
  /** What the completed ended by; `other` is deleted, transferred. */
  ends: z.strictObject({
    movedOn: count,
    wentBack: count,
    lost: count,
    postponed: count,
    won: count,
    other: count,
  }),
  min: duration,
  mean: duration,
  median: duration,
  p90: duration,
  max: duration,
  /** [from, to) in days, the last one without an end; open visits by their age. */
  buckets: z.array(z.strictObject({ from: z.number(), to: z.number().nullable(), completed: count, open: count })),
  /** At each border of the buckets the shares of all visits that had ended so by that age in days; together 1. */
  incidence: z.array(
    z.strictObject({
      age: z.number(),
      movedOn: z.number(),
      wentBack: z.number(),
      lost: z.number(),
      postponed: z.number(),
      won: z.number(),
      stillThere: z.number(),
    }),
  ),
  /** Sums of each deal's visits to the stage. */
  perDeal: z.strictObject({ n: count, open: count, median: duration, p90: duration, max: duration }),
});
export type StageOutcomesAnswer = z.output<typeof wireStageOutcomes>;

// Flow and velocity (ANA-3) ------------------------------------------------------------------------------------------

const flowStage = z.strictObject({
  stage: z.string(),
  id: wireId,
  opening: count,
  in: count,
  forward: count,
  back: count,
  won: count,
  lost: count,
  postponed: count,
  other: count,
  closing: count,
});
export const flowQuery = splitQuery.extend({
  /** A stage whose deals are told apart from its events. */
  dealsOf: wireId.optional(),
});
export const wireFlow = z.strictObject({
  ...head,
  ...splitHead,
  weeks: z.array(
    z.strictObject({
      /** The date of its Monday. */
      week: wireDate,
      stages: z.array(flowStage),
    }),
  ),
  /** With `by`: all the weeks together, most entries first. */
  segments: z.array(z.strictObject({ ...segmentHead, stages: z.array(flowStage) })).optional(),
  /** With `dealsOf`: by week the deals behind that stage's events, each once, deleted ones not: what the list shows. */
  deals: z
    .array(
      z.strictObject({
        week: wireDate,
        in: count,
        forward: count,
        back: count,
        won: count,
        lost: count,
        postponed: count,
      }),
    )
    .optional(),
  /** Money per day. */
  velocity: wireMoney.nullable(),
  /** What it was made of. */
  velocityFacts: z.strictObject({
    openDeals: count,
    winRate: share,
    averageWon: wireMoney.nullable(),
    /** Open, won and lost deals that are in none of these, since their amount is in another currency. */
    otherCurrency,
    usualCycle: z
      .strictObject({
        days: z.number(),
        from: z.enum(["last_12_months", "all_history", "targets"]),
        deals: count,
      })
      .nullable(),
  }),
});
export type FlowAnswer = z.output<typeof wireFlow>;

// Process time map (PLA-12) ------------------------------------------------------------------------------------------

const mapFigures = z.strictObject({ min: duration, median: duration, p90: duration, max: duration });
const whole = z.strictObject({ median: duration, p90: duration, velocity: wireMoney.nullable() });
export const timeMapQuery = commonQuery.extend({
  /** New targets in working hours: "<stage id>:<hours>", separated by commas. */
  newTargets: z
    .string()
    .max(4000)
    .regex(/^[0-9a-f-]{36}:\d+(\.\d+)?(,[0-9a-f-]{36}:\d+(\.\d+)?)*$/)
    .optional(),
});
export const wireTimeMap = z.strictObject({
  ...head,
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      id: wireId,
      isKeyStage: z.boolean(),
      /** A target, and conditions to enter or a chain of contacts. */
      regulated: z.boolean(),
      /** Working hours. */
      target: z.number().nullable(),
      visits: count,
      open: count,
      overTarget: count.nullable(),
      days: mapFigures,
      workingHours: mapFigures,
    }),
  ),
  /** The won deals closed in the period, created → won. */
  whole: z.strictObject({ deals: count, days: mapFigures, workingHours: mapFigures }),
  /** Hours of a working day, to show working hours as days. */
  hoursPerWorkingDay: z.number(),
  /** With `newTargets`: days of the whole deal, money per day, and the visits that would have been shorter, by stage. */
  whatIf: z
    .strictObject({
      before: whole,
      after: whole,
      shortened: z.array(z.strictObject({ id: wireId, stage: z.string(), visits: count })),
    })
    .optional(),
});
export type TimeMapAnswer = z.output<typeof wireTimeMap>;

// Loss reasons (PIP-10) ----------------------------------------------------------------------------------------------

const named = { id: wireId.nullable(), value: z.string().nullable() };
const lossFigures = {
  /** Deals lost in the period (by the day of the loss). */
  total: count,
  amount: wireMoney,
  otherCurrency,
  /** Most frequent first; `reason` null where none was given. */
  reasons: z.array(
    z.strictObject({
      reason: z.string().nullable(),
      id: wireId.nullable(),
      deals: count,
      share,
      amount: wireMoney,
      otherCurrency,
      /** Every stage of the pipeline in its order, the furthest that the deal had reached. */
      stages: z.array(z.strictObject({ stage: z.string(), id: wireId, deals: count })),
      /** Most losses first. */
      people: z.array(z.strictObject({ ...named, deals: count })),
    }),
  ),
};
export const wireLossReasons = z.strictObject({
  ...head,
  ...splitHead,
  ...lossFigures,
  /** With `by`: most losses first. */
  segments: z.array(z.strictObject({ ...segmentHead, ...lossFigures })).optional(),
});
export type LossReasonsAnswer = z.output<typeof wireLossReasons>;

// Endpoints ----------------------------------------------------------------------------------------------------------

export const getFunnel = endpoint({
  method: "GET",
  path: "/reports/funnel",
  summary: "Funnel of a cohort or a period, split and compared if asked",
  query: funnelQuery,
  answer: wireFunnel,
});
export const getTimeInStage = endpoint({
  method: "GET",
  path: "/reports/time-in-stage",
  summary: "Time in stage with open deals not forgotten, and the cycle",
  query: splitQuery,
  answer: wireTimeInStage,
});
export const getStageOutcomes = endpoint({
  method: "GET",
  path: "/reports/stage-outcomes",
  summary: "How long the stays on one stage last, and how they end by age",
  query: stageOutcomesQuery,
  answer: wireStageOutcomes,
});
export const getFlow = endpoint({
  method: "GET",
  path: "/reports/flow",
  summary: "Flow by week and stage, and the velocity",
  query: flowQuery,
  answer: wireFlow,
});
export const getTimeMap = endpoint({
  method: "GET",
  path: "/reports/time-map",
  summary: "Process time map: targets, actual times, what is regulated, and what new targets would give",
  query: timeMapQuery,
  answer: wireTimeMap,
});
export const getLossReasons = endpoint({
  method: "GET",
  path: "/reports/loss-reasons",
  summary: "Why deals are lost, by stage and person",
  query: splitQuery,
  answer: wireLossReasons,
});

/** The report as a file: `GET /reports/funnel.xlsx` with the same filters. */
export const filePath = (name: ReportName, format: FileFormat) => `/reports/${name}.${format}` as const;
