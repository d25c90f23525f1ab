import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireDate, wireId, wireInstant, wirePage, wireText, wireVersion } from "../kernel/wire.ts";
import { marks } from "./domain/score-call.ts";

const criterion = z.strictObject({
  id: wireId,
  name: z.string(),
  weight: z.int(),
  isCritical: z.boolean(),
});
/** With `id` it is the one of before, so that its trend goes on; without, a new one. */
const criterionInput = z.strictObject({
  id: wireId.optional(),
  name: wireText(160).min(1),
  weight: z.int().min(1).max(100),
  isCritical: z.boolean().default(false),
});

export const scorecard = z.strictObject({
  id: wireId,
  name: z.string(),
  /** Of its criteria; reviews keep the one they were made by. */
  number: z.int(),
  criteria: z.array(criterion),
  /** A critical criterion answered with "no" makes the whole call 0. */
  isCriticalFatal: z.boolean(),
  archivedAt: wireInstant.nullable(),
  version: wireVersion,
});
const scorecardFields = {
  name: wireText(120).min(1),
  criteria: z.array(criterionInput).min(1).max(40),
  isCriticalFatal: z.boolean(),
};

export const listCallScorecards = endpoint({
  method: "GET",
  path: "/call-scorecards",
  summary: "Scorecards by which calls are reviewed, archived ones last",
  answer: z.strictObject({ items: z.array(scorecard) }),
});
export const createCallScorecard = endpoint({
  method: "POST",
  path: "/call-scorecards",
  summary: "Add a scorecard of calls",
  status: 201,
  body: z.strictObject({ ...scorecardFields, isCriticalFatal: z.boolean().default(true) }),
  answer: scorecard,
});
export const changeCallScorecard = endpoint({
  method: "PATCH",
  path: "/call-scorecards/{id}",
  summary: "Change a scorecard: changed criteria are a new number, reviews made before keep theirs",
  params: idParams,
  body: z
    .strictObject({ ...scorecardFields, isArchived: z.boolean() })
    .partial()
    .extend({ version: wireVersion }),
  answer: scorecard,
});

export const callMistake = z.strictObject({
  id: wireId,
  name: z.string(),
  archivedAt: wireInstant.nullable(),
  version: wireVersion,
});
export const listCallMistakes = endpoint({
  method: "GET",
  path: "/call-mistakes",
  summary: "Typical mistakes that reviews of calls name",
  answer: z.strictObject({ items: z.array(callMistake) }),
});
export const createCallMistake = endpoint({
  method: "POST",
  path: "/call-mistakes",
  summary: "Add a typical mistake",
  status: 201,
  body: z.strictObject({ name: wireText(120).min(1) }),
  answer: callMistake,
});
export const changeCallMistake = endpoint({
  method: "PATCH",
  path: "/call-mistakes/{id}",
  summary: "Rename a typical mistake, or take it out of use",
  params: idParams,
  body: z
    .strictObject({ name: wireText(120).min(1), isArchived: z.boolean() })
    .partial()
    .extend({ version: wireVersion }),
  answer: callMistake,
});

const person = z.strictObject({ id: wireId, name: z.string() });
const note = z.strictObject({ second: z.int().min(0).max(86_400), text: wireText(1_000).min(1) });

export const callReview = z.strictObject({
  id: wireId,
  call: z.strictObject({
    id: wireId,
    subject: z.string(),
    doneAt: wireInstant,
    deal: z.strictObject({ id: wireId, title: z.string() }).nullable(),
  }),
  /** Whose call it was. */
  owner: person,
  scorecard: z.strictObject({ id: wireId, name: z.string(), number: z.int(), isCriticalFatal: z.boolean() }),
  criteria: z.array(criterion.extend({ mark: z.enum(marks) })),
  /** 0…1; null when no criterion applied. */
  score: z.number().nullable(),
  mistakes: z.array(person),
  /** Remarks at moments of the call. */
  notes: z.array(note),
  recordingUrl: z.string().nullable(),
  comment: z.string(),
  reviewer: person,
  reviewedAt: wireInstant,
  answer: z.enum(["acknowledged", "objected"]).nullable(),
  answerComment: z.string(),
  answeredAt: wireInstant.nullable(),
  /** Whether the caller may change it. */
  mayChange: z.boolean(),
  /** Whether it waits for the caller's answer. */
  mayAnswer: z.boolean(),
  deletedAt: wireInstant.nullable(),
  version: wireVersion,
});
const period = { from: wireDate, to: wireDate };

/** The last days' calls by when they were made, the latest first; `to` is not included. */
export const listCallReviews = endpoint({
  method: "GET",
  path: "/call-reviews",
  summary: "Reviews of calls made in a period, of all whom the caller may review, or the caller's own",
  query: z.strictObject({
    ...pageQuery,
    ...period,
    person: wireId.optional(),
    mistake: wireId.optional(),
    /** Calls in which this criterion applied and was not done whole. */
    missed: wireId.optional(),
  }),
  answer: wirePage(callReview),
});
export const getCallReview = endpoint({
  method: "GET",
  path: "/call-reviews/{id}",
  summary: "A review of a call",
  params: idParams,
  answer: callReview,
});
const reviewFields = {
  /** By the criterion's id; every criterion of the scorecard is answered. */
  marks: z.record(z.string().max(60), z.enum(marks)),
  mistakes: z.array(wireId).max(50),
  notes: z.array(note).max(100),
  /** Where the recording is heard: an address of the telephony. It is shown as a link, nothing is fetched. */
  recordingUrl: wireText(2_000).nullable(),
  comment: wireText(4_000),
};
export const createCallReview = endpoint({
  method: "POST",
  path: "/call-reviews",
  summary: "Review a call of somebody else by a scorecard",
  status: 201,
  body: z
    .strictObject({ callId: wireId, scorecardId: wireId, ...reviewFields })
    .partial({ mistakes: true, notes: true, recordingUrl: true, comment: true }),
  answer: callReview,
});
export const changeCallReview = endpoint({
  method: "PATCH",
  path: "/call-reviews/{id}",
  summary: "Change one's own review; what was answered to it is asked again",
  params: idParams,
  body: z.strictObject(reviewFields).partial().extend({ version: wireVersion }),
  answer: callReview,
});
export const deleteCallReview = endpoint({
  method: "DELETE",
  path: "/call-reviews/{id}",
  summary: "Delete one's own review; it can be restored",
  params: idParams,
  answer: callReview,
});
export const restoreCallReview = endpoint({
  method: "POST",
  path: "/call-reviews/{id}/restorations",
  summary: "Bring a deleted review back",
  params: idParams,
  body: z.strictObject({}),
  answer: callReview,
});
export const answerCallReview = endpoint({
  method: "POST",
  path: "/call-reviews/{id}/answers",
  summary: "The salesperson takes note of the review, or objects with words",
  params: idParams,
  body: z.strictObject({ answer: z.enum(["acknowledged", "objected"]), comment: wireText(2_000).default("") }),
  answer: callReview,
});

const figures = {
  reviews: z.int(),
  score: z.number().nullable(),
  weeks: z.array(z.strictObject({ week: wireDate, reviews: z.int(), score: z.number().nullable() })),
  criteria: z.array(z.strictObject({ id: wireId, name: z.string(), done: z.int(), applied: z.int() })),
  mistakes: z.array(z.strictObject({ id: wireId, name: z.string(), count: z.int() })),
};
/** Weeks are those whose Monday lies in [from, to). */
export const getCallQuality = endpoint({
  method: "GET",
  path: "/call-quality",
  summary: "Quality of calls by person and week: scores, weak criteria, typical mistakes, the plan of reviews",
  query: z.strictObject(period),
  answer: z.strictObject({
    /** How many calls of each person are to be reviewed in a week. */
    reviewsPerWeek: z.int(),
    settingsVersion: z.int(),
    total: z.strictObject(figures),
    people: z.array(
      z.strictObject({
        person,
        ...figures,
        /** Of calls made in the week that `to` ends. */
        thisWeek: z.int(),
        /** Calls held in the period. */
        calls: z.int(),
        unanswered: z.int(),
      }),
    ),
  }),
});
export const changeCallQualitySettings = endpoint({
  method: "PATCH",
  path: "/call-quality-settings",
  summary: "How many calls of each person are to be reviewed in a week",
  /** 0 as the version of settings that were never changed. */
  body: z.strictObject({ reviewsPerWeek: z.int().min(0).max(50), version: z.int().min(0) }),
  answer: z.strictObject({ reviewsPerWeek: z.int(), version: z.int() }),
});
export const pickCallsToReview = endpoint({
  method: "GET",
  path: "/calls-to-review",
  summary: "Held calls of a person that nobody reviewed yet, drawn at random by the seed, longer ones more likely",
  query: z.strictObject({
    ...period,
    person: wireId,
    seed: z.coerce.number().int().min(0).max(1_000_000).default(1),
    count: z.coerce.number().int().min(1).max(20).default(5),
  }),
  answer: z.strictObject({
    /** Of how many they were drawn. */
    of: z.int(),
    items: z.array(
      z.strictObject({
        id: wireId,
        subject: z.string(),
        doneAt: wireInstant,
        minutes: z.int().nullable(),
        direction: z.enum(["in", "out"]).nullable(),
        deal: z.strictObject({ id: wireId, title: z.string() }).nullable(),
      }),
    ),
  }),
});

export type CallScorecard = z.infer<typeof scorecard>;
export type CallMistake = z.infer<typeof callMistake>;
export type CallReview = z.infer<typeof callReview>;
export type CallQuality = z.infer<(typeof getCallQuality)["answer"]>;
