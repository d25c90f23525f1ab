import type { Route } from "../../platform/http/route.ts";
import { read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import type { BulkRules } from "./bulk-rules.ts";
import { cancelBulk, undoBulk } from "./end-bulk.ts";
import { readBulk, readBulks } from "./read-bulk.ts";

/** Who began an action knows it; to stop it or take it back, one must be allowed what it does, which its kind of rows says. */
export function bulkRoutes(rules: BulkRules): readonly Route[] {
  const permission = "deals.read";
  return [
    read(contract.listBulks, { permission, handle: (reading) => readBulks(reading, rules) }),
    read(contract.getBulk, { permission, handle: (reading, { params }) => readBulk(reading, rules, params.id) }),
    write(contract.cancelBulk, { permission, handle: (unit, { params }) => cancelBulk(unit, rules, params.id) }),
    write(contract.undoBulk, { permission, handle: (unit, { params }) => undoBulk(unit, rules, params.id) }),
  ];
}
