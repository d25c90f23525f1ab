import type { Database } from "../../platform/database/database.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import type { Translator } from "../../platform/translate.ts";
import * as contract from "../contract.ts";
import { draftPlan } from "./draft-plan.ts";
import { readPlanCoverages } from "./read-plan-coverages.ts";
import { readPlanExpectations } from "./read-plan-expectations.ts";
import { readPlanLevers } from "./read-plan-levers.ts";
import { readPlanMeasures } from "./read-plan-measures.ts";
import { deleteScenario, keepScenario, listScenarios, restoreScenario } from "./scenarios.ts";
import { sheetFileRoute } from "./sheet-file.ts";

const permission = "forecast.read";

interface Parts {
  readonly database: Database;
  readonly translator: Translator;
}

/** Reverse planning, coverage and what to improve first (PLA-5, PLA-6, PLA-9). */
export const reversePlanningRoutes = (parts: Parts): readonly Route[] => [
  read(contract.getPlanMeasures, { permission, handle: (reading, { query }) => readPlanMeasures(reading, query) }),
  read(contract.getPlanExpectations, {
    permission,
    handle: (reading, { query }) => readPlanExpectations(reading, query),
  }),
  read(contract.getPlanLevers, { permission, handle: (reading, { query }) => readPlanLevers(reading, query) }),
  read(contract.getPlanCoverages, { permission, handle: (reading, { query }) => readPlanCoverages(reading, query) }),
  sheetFileRoute(parts),
  read(contract.listPlanScenarios, { permission, handle: (reading, { query }) => listScenarios(reading, query) }),
  write(contract.keepPlanScenario, { permission, handle: (unit, { body }) => keepScenario(unit, body) }),
  write(contract.deletePlanScenario, { permission, handle: (unit, { params }) => deleteScenario(unit, params.id) }),
  write(contract.restorePlanScenario, { permission, handle: (unit, { params }) => restoreScenario(unit, params.id) }),
  write(contract.draftPlan, {
    permission: "plans.edit",
    handle: (unit, { body }) => draftPlan(unit, body, parts.translator),
  }),
];
