import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import {
  closeContest,
  createCandidate,
  createContest,
  deleteCandidate,
  passStage,
  readContests,
  settleCandidate,
} from "./contests.ts";
import { createTemplate, signStep, startOnboarding } from "./onboardings.ts";
import { setPersonDates, setRamp } from "./person-dates.ts";
import { readTeam } from "./read-team.ts";
import { createTraining, deleteTraining, setResults } from "./trainings.ts";

const edit = "team.edit";

export const teamRoutes: readonly Route[] = [
  read(contract.getTeam, { permission: "team.read", handle: readTeam }),
  write(contract.setPersonDates, { permission: edit, handle: setPersonDates }),
  write(contract.setRamp, { permission: edit, handle: setRamp }),
  // Candidates are nobody's business but of those who choose among them.
  read(contract.listContests, {
    permission: edit,
    handle: async (reading) => ({ items: await readContests(reading) }),
  }),
  write(contract.createContest, { permission: edit, handle: createContest }),
  write(contract.closeContest, { permission: edit, handle: closeContest }),
  write(contract.createCandidate, { permission: edit, handle: createCandidate }),
  write(contract.passStage, { permission: edit, handle: passStage }),
  write(contract.settleCandidate, { permission: edit, handle: settleCandidate }),
  write(contract.deleteCandidate, { permission: edit, handle: (unit, { params }) => deleteCandidate(unit, params.id) }),
  write(contract.createOnboardingTemplate, { permission: edit, handle: createTemplate }),
  write(contract.startOnboarding, { permission: edit, handle: startOnboarding }),
  // A mentor is a salesperson: who may sign is decided step by step.
  write(contract.signStep, { permission: "team.read", handle: signStep }),
  write(contract.createTraining, { permission: edit, handle: createTraining }),
  write(contract.setResults, { permission: edit, handle: setResults }),
  write(contract.deleteTraining, { permission: edit, handle: (unit, { params }) => deleteTraining(unit, params.id) }),
];
