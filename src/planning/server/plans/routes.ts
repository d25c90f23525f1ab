import { type Route, read } from "../../../platform/http/route.ts";
import * as contract from "../../contract.ts";
import { listVersions } from "./list-versions.ts";

export const plansRoutes: readonly Route[] = [
  read(contract.listPlanVersions, { permission: "plans.read", handle: listVersions }),
];
