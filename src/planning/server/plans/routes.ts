import type { Database } from "../../../platform/database/database.ts";
import { type Route, read, write } from "../../../platform/http/route.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract.ts";
import { approveVersion, createVersion, dropVersion, returnVersion, submitVersion } from "./change-version.ts";
import { importLines } from "./import-lines.ts";
import { listChanges } from "./list-changes.ts";
import { listFacts } from "./list-facts.ts";
import { listVersions } from "./list-versions.ts";
import { planFileRoute } from "./plan-file.ts";
import { readPlan } from "./read-plan.ts";
import { setCells } from "./set-cells.ts";
import { spreadPlan } from "./spread-plan.ts";
import { spreadPlanSplit } from "./spread-split.ts";

export interface PlansParts {
  readonly database: Database;
  readonly translator: Translator;
}

const edit = "plans.edit";
const approve = "plans.approve";

export const plansRoutes = (parts: PlansParts): readonly Route[] => [
  read(contract.getPlan, { permission: "plans.read", handle: readPlan }),
  planFileRoute(parts),
  // Each payment stands there with its deal.
  read(contract.listPlanFacts, { permission: "payments.read", handle: listFacts }),
  read(contract.listPlanVersions, { permission: "plans.read", handle: listVersions }),
  read(contract.listPlanChanges, { permission: "plans.read", handle: listChanges }),
  write(contract.createPlanVersion, { permission: edit, handle: createVersion }),
  write(contract.deletePlanVersion, { permission: edit, handle: (unit, { params }) => dropVersion(unit, params.id) }),
  write(contract.setPlanCells, { permission: edit, handle: setCells }),
  write(contract.spreadPlan, { permission: edit, handle: spreadPlan }),
  write(contract.spreadPlanSplit, { permission: edit, handle: spreadPlanSplit }),
  write(contract.importPlanLines, {
    permission: edit,
    handle: (unit, input) => importLines(unit, input, parts.translator),
  }),
  write(contract.submitPlan, { permission: edit, handle: submitVersion }),
  write(contract.approvePlan, { permission: approve, handle: approveVersion }),
  write(contract.returnPlan, { permission: approve, handle: returnVersion }),
];
