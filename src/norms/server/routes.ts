import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import {
  changeAdvanceRules,
  changeDailyPlans,
  changeEffectiveKinds,
  listAdvanceRules,
  listDailyPlans,
  listEffectiveKinds,
} from "./change-advances.ts";
import { addNormTable, changeNormTable, endNormTable, listNormTables } from "./change-norm-table.ts";
import { readDealAdvances } from "./deal-advances.ts";
import { readDoneContacts } from "./done-contacts.ts";
import { readWorkWeek } from "./work-week.ts";

const own = "activities.read";
const edit = "norms.edit";

export const normsRoutes: readonly Route[] = [
  read(contract.listNormTables, { permission: own, handle: listNormTables }),
  write(contract.createNormTable, { permission: edit, handle: (unit, { body }) => addNormTable(unit, body) }),
  write(contract.changeNormTable, {
    permission: edit,
    handle: (unit, { params, body }) => changeNormTable(unit, params.id, body),
  }),
  write(contract.endNormTable, {
    permission: edit,
    handle: (unit, { params, body }) => endNormTable(unit, params.id, body.holdsFrom),
  }),
  read(contract.getWorkWeek, {
    permission: own,
    handle: (reading, { params }) => readWorkWeek(reading, params.monday),
  }),
  read(contract.listDoneContacts, {
    permission: own,
    handle: (reading, { query }) => readDoneContacts(reading, query),
  }),
  read(contract.getDealAdvances, {
    permission: own,
    handle: (reading, { params }) => readDealAdvances(reading, params.id),
  }),
  read(contract.listAdvanceRules, { permission: own, handle: listAdvanceRules }),
  write(contract.changeAdvanceRules, {
    permission: edit,
    handle: (unit, { params, body }) => changeAdvanceRules(unit, params.id, body),
  }),
  read(contract.listEffectiveKinds, { permission: own, handle: listEffectiveKinds }),
  write(contract.changeEffectiveKinds, {
    permission: edit,
    handle: (unit, { body }) => changeEffectiveKinds(unit, body),
  }),
  read(contract.listDailyPlans, { permission: own, handle: listDailyPlans }),
  write(contract.changeDailyPlans, { permission: edit, handle: (unit, { body }) => changeDailyPlans(unit, body) }),
];
