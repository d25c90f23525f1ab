import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId } from "../kernel/wire.ts";
import { count, head, segmentHead, share, splitHead, splitQuery } from "./contract-head.ts";

/** Deals by their last stay on a stage with a chain, entered in the period. begun = followed + broken; share = followed / deals. */
const chainFigures = {
  deals: count,
  begun: count,
  followed: count,
  completed: count,
  broken: count,
  share,
};
const chainPeople = z.array(z.strictObject({ id: wireId, value: z.string().nullable(), ...chainFigures }));
export const wireConveyor = z.strictObject({
  ...head,
  ...splitHead,
  /** A deal counts once for each stage that it came to. */
  ...chainFigures,
  /** Those with a chain, in the order of the board. */
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      id: wireId,
      /** Length of the chain. */
      contacts: count,
      ...chainFigures,
      people: chainPeople,
    }),
  ),
  people: chainPeople,
  /** With `by`: most deals first. */
  segments: z.array(z.strictObject({ ...segmentHead, ...chainFigures })).optional(),
});
export type ConveyorAnswer = z.output<typeof wireConveyor>;

export const getConveyor = endpoint({
  method: "GET",
  path: "/reports/conveyor",
  summary: "The share of deals worked by their stages' chains of contacts, by stage and person",
  query: splitQuery,
  answer: wireConveyor,
});
