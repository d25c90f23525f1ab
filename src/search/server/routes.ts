import { type Route, read } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { search } from "./search.ts";

export const searchRoutes: readonly Route[] = [
  // What is found of each kind goes by the rights to that kind.
  read(contract.search, { permission: "workspace.read", handle: (reading, { query }) => search(reading, query) }),
];
