import { type Route, read, write } from "../../../platform/http/route.ts";
import * as contract from "../../contract-facts.ts";
import { changeFactSettings, readFactSettings, removeMeasure, setMeasure } from "./fact-settings.ts";
import { confirmOwnPromises, readOwnPromises } from "./own-promises.ts";

export const factsRoutes: readonly Route[] = [
  read(contract.getPromises, { permission: "payments.read", handle: readOwnPromises }),
  write(contract.confirmPromises, { permission: "payments.edit", handle: confirmOwnPromises }),
  read(contract.getFactSettings, { permission: "plans.read", handle: readFactSettings }),
  write(contract.setFactSettings, {
    permission: "plans.edit",
    handle: (unit, { body }) => changeFactSettings(unit, body),
  }),
  // What counts changes the plans and the pay of everybody, backwards too: it is told by whoever answers for them.
  write(contract.setFactMeasure, { permission: "plans.approve", handle: (unit, { body }) => setMeasure(unit, body) }),
  write(contract.deleteFactMeasure, {
    permission: "plans.approve",
    handle: (unit, { params }) => removeMeasure(unit, params.since),
  }),
];
