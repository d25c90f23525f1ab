import type { PipelineRules } from "../../pipeline/index.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { bringBack } from "./bring-back.ts";
import { readOldDeals } from "./old-deals.ts";
import { setRule } from "./rule.ts";

export const hygieneRoutes = (rules: PipelineRules): readonly Route[] => [
  read(contract.listOldDeals, {
    permission: "control.read",
    handle: (reading, { query }) => readOldDeals(reading, query),
  }),
  write(contract.setHygieneRule, {
    permission: "pipelines.edit",
    handle: (unit, { params, body }) => setRule(unit, params.id, body),
  }),
  write(contract.bringBackDeals, {
    permission: "deals.move",
    handle: (unit, { body }) => bringBack(unit, rules, body.ids),
  }),
];
