import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { pageQuery, wireId, wireMoney, wirePage } from "../kernel/wire.ts";
import { dealFilters, wireCard } from "./contract-deal-lists.ts";
import { wireStage } from "./contract-pipelines.ts";
// Board --------------------------------------------------------------------------------------------------------------

export const getBoard = endpoint({
  method: "GET",
  path: "/board",
  summary: "Open deals of a pipeline by stage, with counts, sums and the first cards",
  query: z.strictObject({ pipeline: wireId, ...dealFilters }),
  answer: z.strictObject({
    pipelineId: wireId,
    stages: z.array(
      z.strictObject({
        stage: wireStage.pick({
          id: true,
          name: true,
          position: true,
          isKeyStage: true,
          isWon: true,
          targetHours: true,
        }),
        count: z.int(),
        /** In the workspace's currency; deals in others are apart. */
        sum: wireMoney,
        otherSums: z.array(wireMoney),
        /** Each amount by the chance of its deal, p(stage, age); null with neither history nor planned conversions. */
        weighted: wireMoney.nullable(),
        /** Of a deal that has just come to the stage. */
        probability: z.number().nullable(),
        /** Deals by time in stage: the three add up to `count`; without a target all are in it. */
        inTarget: z.int(),
        overTarget: z.int(),
        overTwice: z.int(),
        noNextStep: z.int(),
        cards: z.array(wireCard),
        next: z.string().nullable(),
      }),
    ),
  }),
});
export const getBoardCards = endpoint({
  method: "GET",
  path: "/board/cards",
  summary: "More cards of one column, last entered first",
  query: z.strictObject({ stage: wireId, ...pageQuery, ...dealFilters }),
  answer: wirePage(wireCard),
});

// Live ---------------------------------------------------------------------------------------------------------------

/**
 * Server-sent events: "deal" {ids:{deal, pipeline}, by}, "pipeline" {ids:{pipeline}, by}, and others' names alike;
 * "presence" {pipeline, users:[{id, name}]}; "ready" once connected. On reconnecting read anew what is shown.
 */
export const live = endpoint({
  method: "GET",
  path: "/live",
  summary: "Changes in the workspace as they happen (text/event-stream)",
  query: z.strictObject({ workspace: z.string().max(100).optional(), pipeline: wireId.optional() }),
  answer: z.unknown(),
});
