import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { listAbsences } from "./absences.ts";
import { changeAbsence, createAbsence, deleteAbsence, restoreAbsence } from "./change-absence.ts";
import { changeDays, changeHours, importYear, resetYear } from "./change-calendar.ts";
import { changeRegion, createRegion, deleteRegion, listRegions } from "./regions.ts";
import { workingYear } from "./working-year.ts";

const permission = "working_calendar.edit";
const ofAbsences = "absences.edit";

/** The working calendar of the workspace, its regions, and who is away (PLA-2). */
export const workingCalendarRoutes: readonly Route[] = [
  read(contract.getWorkingYear, {
    permission: "workspace.read",
    handle: (reading, { params }) => workingYear(reading, params.year),
  }),
  write(contract.changeWorkingHours, { permission, handle: (unit, { body }) => changeHours(unit, body) }),
  write(contract.changeWorkingDays, {
    permission,
    handle: (unit, { params, body }) => changeDays(unit, params.year, body),
  }),
  write(contract.resetWorkingYear, {
    permission,
    handle: (unit, { params, body }) => resetYear(unit, params.year, body),
  }),
  write(contract.importWorkingYear, {
    permission,
    handle: (unit, { params, body }) => importYear(unit, params.year, body),
  }),
  read(contract.listRegions, {
    permission: "users.read",
    handle: async (reading) => ({ items: await listRegions(reading) }),
  }),
  write(contract.createRegion, { permission, handle: (unit, { body }) => createRegion(unit, body) }),
  write(contract.changeRegion, { permission, handle: (unit, { params, body }) => changeRegion(unit, params.id, body) }),
  write(contract.deleteRegion, { permission, handle: (unit, { params }) => deleteRegion(unit, params.id) }),
  read(contract.listAbsences, {
    permission: "users.read",
    handle: (reading, { query }) => listAbsences(reading, query),
  }),
  write(contract.createAbsence, { permission: ofAbsences, handle: (unit, { body }) => createAbsence(unit, body) }),
  write(contract.changeAbsence, {
    permission: ofAbsences,
    handle: (unit, { params, body }) => changeAbsence(unit, params.id, body),
  }),
  write(contract.deleteAbsence, {
    permission: ofAbsences,
    handle: (unit, { params }) => deleteAbsence(unit, params.id),
  }),
  write(contract.restoreAbsence, {
    permission: ofAbsences,
    handle: (unit, { params }) => restoreAbsence(unit, params.id),
  }),
];
