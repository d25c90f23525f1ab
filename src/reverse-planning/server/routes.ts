import { type Route, read } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { readPlanCoverages } from "./read-plan-coverages.ts";
import { readPlanLevers } from "./read-plan-levers.ts";
import { readPlanMeasures } from "./read-plan-measures.ts";

const permission = "forecast.read";

/** Reverse planning, coverage and what to improve first (PLA-5, PLA-6, PLA-9). */
export const reversePlanningRoutes: readonly Route[] = [
  read(contract.getPlanMeasures, { permission, handle: (reading, { query }) => readPlanMeasures(reading, query) }),
  read(contract.getPlanLevers, { permission, handle: (reading, { query }) => readPlanLevers(reading, query) }),
  read(contract.getPlanCoverages, { permission, handle: (reading, { query }) => readPlanCoverages(reading, query) }),
];
