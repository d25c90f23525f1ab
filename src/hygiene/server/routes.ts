import { type Route, read } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { readOldDeals } from "./old-deals.ts";

export const hygieneRoutes: readonly Route[] = [
  read(contract.listOldDeals, {
    permission: "control.read",
    handle: (reading, { query }) => readOldDeals(reading, query),
  }),
];
