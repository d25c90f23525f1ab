import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { listConsents, recordConsent, withdrawConsent } from "./consents.ts";
import { erasePerson } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";

export const personalDataRoutes: readonly Route[] = [
  read(contract.listConsents, {
    permission: "customers.read",
    handle: (reading, { params }) => listConsents(reading, params.id),
  }),
  write(contract.recordConsent, {
    permission: "customers.edit",
    handle: (unit, { params, body }) => recordConsent(unit, params.id, body),
  }),
  write(contract.withdrawConsent, {
    permission: "customers.edit",
    handle: (unit, { params }) => withdrawConsent(unit, params.id),
  }),
  write(contract.exportPerson, {
    permission: "personal_data.manage",
    // Not kept for retries: it is all that is known of somebody.
    isSecret: true,
    handle: (unit, { params }) => exportPerson(unit, params.id),
  }),
  write(contract.erasePerson, {
    permission: "personal_data.manage",
    handle: (unit, { params, body }) => erasePerson(unit, params.id, body.name),
  }),
];
