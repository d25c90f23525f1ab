import { type Route, read } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { readToday } from "./read-today.ts";

export const todayRoutes: readonly Route[] = [
  read(contract.getToday, { permission: "activities.read", handle: (reading) => readToday(reading) }),
];
