import type { Database } from "../../platform/database/database.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { answerClosing } from "./answer-closing.ts";
import { createContest, listContests } from "./contests.ts";
import { listChances } from "./list-chances.ts";
import { listSchemes } from "./list-schemes.ts";
import { acknowledgeOrder, listOrders, remindOfOrder } from "./orders.ts";
import { paperRoutes } from "./papers/paper-routes.ts";
import { readInputs, readMonths, readOwnSlips, readSlip, readSlips } from "./read-slips.ts";
import { changeScheme, createScheme } from "./write-scheme.ts";
import { giveMark, setTerm } from "./write-terms.ts";

/** Every read asks whose pay it is (`may-see-pay.ts`): "pay.read" is for one's own. */
export function payRoutes(database: Database): readonly Route[] {
  return [...jsonRoutes, ...paperRoutes(database)];
}

const jsonRoutes: readonly Route[] = [
  read(contract.listPaySlips, { permission: "pay.read", handle: readSlips }),
  read(contract.listOwnPaySlips, { permission: "pay.read", handle: readOwnSlips }),
  read(contract.getPaySlip, { permission: "pay.read", handle: readSlip }),
  read(contract.listPayInputs, { permission: "pay.read", handle: readInputs }),
  read(contract.listPayChances, { permission: "pay.read", handle: listChances }),
  read(contract.listPayMonths, { permission: "pay.read", handle: readMonths }),
  write(contract.closePayMonth, {
    permission: "pay.edit",
    handle: (unit, { params }) => answerClosing(unit, params.month),
  }),
  read(contract.listPaySchemes, { permission: "pay.read", handle: listSchemes }),
  write(contract.createPayScheme, { permission: "pay.edit", handle: (unit, { body }) => createScheme(unit, body) }),
  write(contract.createPaySchemeVersion, {
    permission: "pay.edit",
    handle: (unit, { params, body }) => changeScheme(unit, params.id, body),
  }),
  write(contract.setPayTerm, { permission: "pay.edit", handle: (unit, { body }) => setTerm(unit, body) }),
  write(contract.givePayMark, { permission: "pay.read_others", handle: (unit, { body }) => giveMark(unit, body) }),
  read(contract.listPayContests, { permission: "pay.read", handle: listContests }),
  write(contract.createPayContest, { permission: "pay.edit", handle: (unit, { body }) => createContest(unit, body) }),
  read(contract.listPayOrders, { permission: "pay.read", handle: listOrders }),
  write(contract.acknowledgePayOrder, {
    permission: "pay.read",
    handle: (unit, { params }) => acknowledgeOrder(unit, params.id),
  }),
  write(contract.remindOfPayOrder, {
    permission: "pay.edit",
    handle: (unit, { params }) => remindOfOrder(unit, params.id),
  }),
];
