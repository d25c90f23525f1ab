import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { changeField } from "./change-field.ts";
import { createField } from "./create-field.ts";
import { listFields } from "./list-fields.ts";

/** PLT-6. Values are read and written with the entities themselves. */
export const customFieldRoutes: readonly Route[] = [
  read(contract.listCustomFields, {
    permission: "workspace.read",
    handle: (reading, { query }) => listFields(reading, query),
  }),
  write(contract.createCustomField, {
    permission: "custom_fields.edit",
    handle: (unit, { body }) => createField(unit, body),
  }),
  write(contract.changeCustomField, {
    permission: "custom_fields.edit",
    handle: (unit, { params, body }) => changeField(unit, params.id, body),
  }),
];
