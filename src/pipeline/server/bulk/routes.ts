import type { BulkRules } from "../../../bulk/index.ts";
import type { Route } from "../../../platform/http/route.ts";
import { read, write } from "../../../platform/http/route.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract-bulk.ts";
import { readBulkDeals } from "./read-bulk-deals.ts";
import { startBulk } from "./start-bulk.ts";

export function bulkDealRoutes(rules: BulkRules, translator: Translator): readonly Route[] {
  return [
    write(contract.startBulk, { permission: "deals.edit", handle: (unit, { body }) => startBulk(unit, rules, body) }),
    read(contract.listBulkDeals, {
      permission: "deals.read",
      handle: (reading, { params, query }) => readBulkDeals(reading, rules, params.id, query, translator),
    }),
  ];
}
