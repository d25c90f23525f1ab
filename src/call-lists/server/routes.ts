import type { PipelineRules } from "../../pipeline/index.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { addCompanies } from "./add-companies.ts";
import { readList, readLists } from "./list-row.ts";
import { readResults } from "./read-results.ts";
import { recordResult, release } from "./record-result.ts";
import { takeNextCall } from "./take-call.ts";
import { changeList, createList } from "./write-list.ts";

const seeing = { permission: "customers.read" } as const;
const keeping = { permission: "call_lists.edit" } as const;
const calling = { permission: "call_lists.work" } as const;

export const callListRoutes = (rules: PipelineRules): readonly Route[] => [
  read(contract.listCallLists, { ...seeing, handle: readLists }),
  read(contract.getCallList, { ...seeing, handle: (reading, { params }) => readList(reading, params.id) }),
  write(contract.createCallList, { ...keeping, handle: (unit, { body }) => createList(unit, body) }),
  write(contract.changeCallList, { ...keeping, handle: changeList }),
  write(contract.addCallListCompanies, { ...keeping, handle: addCompanies }),
  write(contract.takeCall, { ...calling, handle: (unit, { params }) => takeNextCall(unit, params.id) }),
  write(contract.releaseCall, { ...calling, handle: release }),
  write(contract.recordCallResult, { ...calling, handle: (unit, input) => recordResult(unit, rules, input) }),
  read(contract.getCallListResults, { ...seeing, handle: readResults }),
];
