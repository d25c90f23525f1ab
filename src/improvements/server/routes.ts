import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { changeImprovement, createImprovement, decideImprovement } from "./change-improvement.ts";
import { getImprovement, listImprovements } from "./read-improvements.ts";

const see = "improvements.read";
const edit = "improvements.edit";

/** The register of improvements (ANA-13). */
export const improvementRoutes: readonly Route[] = [
  read(contract.listImprovements, {
    permission: see,
    handle: (reading, { query }) => listImprovements(reading, query),
  }),
  read(contract.getImprovement, {
    permission: see,
    handle: (reading, { params }) => getImprovement(reading, params.id),
  }),
  write(contract.createImprovement, { permission: edit, handle: (unit, { body }) => createImprovement(unit, body) }),
  write(contract.changeImprovement, {
    permission: edit,
    handle: (unit, { params, body }) => changeImprovement(unit, params.id, body),
  }),
  write(contract.decideImprovement, {
    permission: edit,
    handle: (unit, { params, body }) => decideImprovement(unit, params.id, body),
  }),
];
