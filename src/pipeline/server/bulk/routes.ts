import type { Route } from "../../../platform/http/route.ts";
import { read, write } from "../../../platform/http/route.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract.ts";
import type { BulkRules } from "./do-deed.ts";
import { cancelBulk, undoBulk } from "./end-bulk.ts";
import { readBulk, readBulkDeals, readBulks } from "./read-bulk.ts";
import { startBulk } from "./start-bulk.ts";

export function bulkRoutes(rules: BulkRules, translator: Translator): readonly Route[] {
  const seeing = "deals.read";
  const editing = "deals.edit";
  return [
    write(contract.startBulk, { permission: editing, handle: (unit, { body }) => startBulk(unit, rules, body) }),
    read(contract.listBulks, { permission: seeing, handle: (reading) => readBulks(reading) }),
    read(contract.getBulk, {
      permission: seeing,
      handle: (reading, { params }) => readBulk(reading, rules, params.id),
    }),
    read(contract.listBulkDeals, {
      permission: seeing,
      handle: (reading, { params, query }) => readBulkDeals(reading, rules, params.id, query, translator),
    }),
    write(contract.cancelBulk, {
      permission: editing,
      handle: (unit, { params }) => cancelBulk(unit, rules, params.id),
    }),
    write(contract.undoBulk, { permission: editing, handle: (unit, { params }) => undoBulk(unit, rules, params.id) }),
  ];
}
