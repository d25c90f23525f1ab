import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { readReview, readReviews } from "./list-reviews.ts";
import { changeMistake, createMistake, readMistakes } from "./mistakes.ts";
import { readPicks } from "./pick-calls.ts";
import { changeSettings, readQuality } from "./read-quality.ts";
import { changeScorecard, createScorecard, readScorecards } from "./scorecards.ts";
import { answerReview, changeReview, createReview, deleteReview, restoreReview } from "./write-review.ts";

const reading = { permission: "call_reviews.read" } as const;
const reviewing = { permission: "call_reviews.edit" } as const;

export const callQualityRoutes: readonly Route[] = [
  read(contract.listCallScorecards, { ...reading, handle: readScorecards }),
  write(contract.createCallScorecard, { ...reviewing, handle: (unit, { body }) => createScorecard(unit, body) }),
  write(contract.changeCallScorecard, { ...reviewing, handle: changeScorecard }),
  read(contract.listCallMistakes, {
    ...reading,
    handle: async (all) => ({ items: await readMistakes(all) }),
  }),
  write(contract.createCallMistake, { ...reviewing, handle: (unit, { body }) => createMistake(unit, body) }),
  write(contract.changeCallMistake, { ...reviewing, handle: changeMistake }),
  read(contract.listCallReviews, { ...reading, handle: readReviews }),
  read(contract.getCallReview, { ...reading, handle: (all, { params }) => readReview(all, params.id) }),
  write(contract.createCallReview, { ...reviewing, handle: (unit, { body }) => createReview(unit, body) }),
  write(contract.changeCallReview, { ...reviewing, handle: changeReview }),
  write(contract.deleteCallReview, { ...reviewing, handle: (unit, { params }) => deleteReview(unit, params.id) }),
  write(contract.restoreCallReview, { ...reviewing, handle: (unit, { params }) => restoreReview(unit, params.id) }),
  // Whose call it was answers, without the right to review.
  write(contract.answerCallReview, { ...reading, handle: answerReview }),
  read(contract.getCallQuality, { ...reading, handle: readQuality }),
  write(contract.changeCallQualitySettings, { ...reviewing, handle: changeSettings }),
  read(contract.pickCallsToReview, { ...reviewing, handle: readPicks }),
];
