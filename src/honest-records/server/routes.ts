import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { checkedActivities, recordChecks } from "./record-checks.ts";
import { changeThresholds } from "./thresholds.ts";

/** How honestly activities are recorded (ACT-8). */
export const honestRecordsRoutes: readonly Route[] = [
  read(contract.getRecordChecks, {
    permission: "control.read",
    handle: (reading, { query }) => recordChecks(reading, query),
  }),
  read(contract.listCheckedActivities, {
    permission: "control.read",
    handle: (reading, { params, query }) => checkedActivities(reading, params.id, query),
  }),
  write(contract.changeRecordThresholds, {
    permission: "norms.edit",
    handle: (unit, { body }) => changeThresholds(unit, body),
  }),
];
