import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireText, wireVersion } from "../kernel/wire.ts";
import { candidateOutcomes, signers, trainingKinds } from "./domain/vocabulary.ts";

const person = z.strictObject({ id: wireId, name: z.string() });
const score = z.int().min(0).max(100);
const title = wireText(200).min(1);
const note = wireText(1000).default("");
const nothing = z.strictObject({});

const teamMember = z.strictObject({
  ...person.shape,
  department: z.string().nullable(),
  isActive: z.boolean(),
  joinedOn: wireDate.nullable(),
  /** The last day of work. */
  leftOn: wireDate.nullable(),
  /** Of the dates; 0 while there are none. */
  version: z.int(),
  mayEdit: z.boolean(),
  /** What part of norms and plans is asked today; 1: all. */
  ramp: z.number(),
});

const onboardingStep = z.strictObject({
  position: z.int(),
  title: z.string(),
  dueOn: wireDate,
  signer: z.enum(signers),
  doneOn: wireDate.nullable(),
  doneBy: person.nullable(),
  result: z.string(),
  maySign: z.boolean(),
});
const onboarding = z.strictObject({
  id: wireId,
  person,
  mentor: person,
  name: z.string(),
  startedOn: wireDate,
  steps: z.array(onboardingStep),
});

const templateStep = z.strictObject({
  title,
  /** Days after joining; 0 on the very day. */
  day: z.int().min(0).max(730),
  signer: z.enum(signers),
});
const onboardingTemplate = z.strictObject({
  id: wireId,
  name: z.string(),
  steps: z.array(templateStep),
  version: wireVersion,
});

const training = z.strictObject({
  id: wireId,
  kind: z.enum(trainingKinds),
  topic: z.string(),
  heldOn: wireDate,
  ledBy: z.string(),
  /** Of a test: from which result it is passed. */
  passMark: score,
  version: wireVersion,
  /** Of the people in sight. */
  results: z.array(
    z.strictObject({
      person,
      score: score.nullable(),
      /** Null: a training without a mark. */ isPassed: z.boolean().nullable(),
    }),
  ),
});

const candidate = z.strictObject({
  id: wireId,
  contestId: wireId,
  name: z.string(),
  contact: z.string(),
  outcome: z.enum(candidateOutcomes),
  outcomeOn: wireDate.nullable(),
  because: z.string(),
  /** Stages passed through, in their order; the last is where the candidate stands. */
  steps: z.array(z.strictObject({ stage: z.int(), onDate: wireDate, result: z.string(), score: score.nullable() })),
  version: wireVersion,
});
const contest = z.strictObject({
  id: wireId,
  name: z.string(),
  stages: z.array(z.string()),
  openedOn: wireDate,
  closedOn: wireDate.nullable(),
  /** What came of it. */
  result: z.string(),
  version: wireVersion,
  candidates: z.array(candidate),
});

export const getTeam = endpoint({
  method: "GET",
  path: "/team",
  summary:
    "People with the dates of their work, newcomers and how they are brought in, trainings and tests with results",
  answer: z.strictObject({
    people: z.array(teamMember),
    /** In per cent, by month since joining; afterwards all is asked. */
    ramp: z.strictObject({ shares: z.array(score), version: z.int() }),
    onboardings: z.array(onboarding),
    templates: z.array(onboardingTemplate),
    trainings: z.array(training),
  }),
});
export const setPersonDates = endpoint({
  method: "PUT",
  path: "/team/people/{id}",
  summary: "Say when a person joined and left; working days, norms and plans are of the days between",
  params: idParams,
  body: z.strictObject({ joinedOn: wireDate.nullable(), leftOn: wireDate.nullable(), version: z.int().min(0) }),
  answer: teamMember,
});
export const setRamp = endpoint({
  method: "PUT",
  path: "/team/ramp",
  summary: "Say what part of norms and plans is asked of a newcomer, by month since joining",
  body: z.strictObject({ shares: z.array(score).min(1).max(24), version: z.int().min(0) }),
  answer: z.strictObject({ shares: z.array(score), version: z.int() }),
});

export const listContests = endpoint({
  method: "GET",
  path: "/hiring-contests",
  summary: "Contests for places with their stages and candidates, the open ones first",
  answer: z.strictObject({ items: z.array(contest) }),
});
export const createContest = endpoint({
  method: "POST",
  path: "/hiring-contests",
  summary: "Open a contest for a place",
  status: 201,
  body: z.strictObject({ name: title, stages: z.array(title).min(1).max(12), openedOn: wireDate }),
  answer: contest,
});
export const closeContest = endpoint({
  method: "POST",
  path: "/hiring-contests/{id}/closings",
  summary: "Close a contest with what came of it",
  params: idParams,
  body: z.strictObject({ closedOn: wireDate, result: note, version: wireVersion }),
  answer: contest,
});
export const createCandidate = endpoint({
  method: "POST",
  path: "/contest-candidates",
  summary: "Add a candidate to a contest, on its first stage",
  status: 201,
  body: z.strictObject({ contestId: wireId, name: title, contact: wireText(300).default(""), onDate: wireDate }),
  answer: candidate,
});
export const passStage = endpoint({
  method: "POST",
  path: "/contest-candidates/{id}/steps",
  summary: "Note a stage that a candidate has come to, with its day and result; the same stage again corrects it",
  params: idParams,
  body: z.strictObject({
    stage: z.int().min(1).max(12),
    onDate: wireDate,
    result: note,
    score: score.nullable().default(null),
  }),
  answer: candidate,
});
export const settleCandidate = endpoint({
  method: "POST",
  path: "/contest-candidates/{id}/outcomes",
  summary: "Say that a candidate was hired, refused, withdrew, or is in the contest again",
  params: idParams,
  body: z.strictObject({ outcome: z.enum(candidateOutcomes), onDate: wireDate, because: note }),
  answer: candidate,
});
export const deleteCandidate = endpoint({
  method: "DELETE",
  path: "/contest-candidates/{id}",
  summary: "Delete a candidate with all that is known of the person; it cannot be taken back",
  params: idParams,
  answer: candidate,
});

export const createOnboardingTemplate = endpoint({
  method: "POST",
  path: "/onboarding-templates",
  summary: "Add a plan by which newcomers are brought in",
  status: 201,
  body: z.strictObject({ name: title, steps: z.array(templateStep).min(1).max(60) }),
  answer: onboardingTemplate,
});
export const startOnboarding = endpoint({
  method: "POST",
  path: "/onboardings",
  summary: "Begin to bring a person in by a template, with a mentor; the days of its steps count from the beginning",
  status: 201,
  body: z.strictObject({ userId: wireId, mentorId: wireId, templateId: wireId, startedOn: wireDate }),
  answer: onboarding,
});
export const signStep = endpoint({
  method: "POST",
  path: "/onboardings/{id}/sign-offs",
  summary: "Sign a step off, or take the signature back; the mentor's steps are the mentor's to sign, or a head's",
  params: idParams,
  body: z.strictObject({ position: z.int().min(1), doneOn: wireDate.nullable(), result: note }),
  answer: onboarding,
});

const trainingFields = {
  kind: z.enum(trainingKinds),
  topic: title,
  heldOn: wireDate,
  ledBy: wireText(200).default(""),
  passMark: score.default(70),
};
const givenResults = z.array(z.strictObject({ userId: wireId, score: score.nullable() })).max(500);
export const createTraining = endpoint({
  method: "POST",
  path: "/trainings",
  summary: "Add a training, or a test of what people know, with its results",
  status: 201,
  body: z.strictObject({ ...trainingFields, results: givenResults.default([]) }),
  answer: training,
});
export const setResults = endpoint({
  method: "PUT",
  path: "/trainings/{id}/results",
  summary: "Say who was there and with what result; those left out are taken out",
  params: idParams,
  body: z.strictObject({ version: wireVersion, results: givenResults }),
  answer: training,
});
export const deleteTraining = endpoint({
  method: "DELETE",
  path: "/trainings/{id}",
  summary: "Delete a training with its results",
  params: idParams,
  query: nothing,
  answer: training,
});

export type Team = z.infer<typeof getTeam.answer>;
export type TeamMember = z.infer<typeof teamMember>;
export type Contest = z.infer<typeof contest>;
export type Candidate = z.infer<typeof candidate>;
export type Onboarding = z.infer<typeof onboarding>;
export type OnboardingTemplate = z.infer<typeof onboardingTemplate>;
export type Training = z.infer<typeof training>;
