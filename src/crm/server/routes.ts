import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { changeCompany } from "./change-company.ts";
import { changeContact } from "./change-contact.ts";
import { readCompanyCard } from "./company-card.ts";
import { readCompanyValues } from "./company-values.ts";
import { createCompany } from "./create-company.ts";
import { createContact } from "./create-contact.ts";
import { deleteCompany, restoreCompany } from "./delete-company.ts";
import { deleteContact, restoreContact } from "./delete-contact.ts";
import { readCompanies } from "./list-companies.ts";
import { readContacts } from "./list-contacts.ts";
import { readContactCard } from "./read-contact.ts";

const seeing = "customers.read";
const editing = "customers.edit";

export const crmRoutes: readonly Route[] = [
  read(contract.listCompanyValues, { permission: seeing, handle: readCompanyValues }),
  read(contract.listCompanies, { permission: seeing, handle: readCompanies }),
  write(contract.createCompany, { permission: editing, handle: (unit, { body }) => createCompany(unit, body) }),
  read(contract.getCompany, {
    permission: seeing,
    handle: (reading, { params }) => readCompanyCard(reading, params.id),
  }),
  write(contract.changeCompany, { permission: editing, handle: changeCompany }),
  write(contract.deleteCompany, {
    permission: editing,
    handle: (unit, { params, query }) => deleteCompany(unit, params.id, query.version),
  }),
  write(contract.restoreCompany, {
    permission: editing,
    handle: (unit, { params }) => restoreCompany(unit, params.id),
  }),
  read(contract.listContacts, { permission: seeing, handle: readContacts }),
  write(contract.createContact, { permission: editing, handle: (unit, { body }) => createContact(unit, body) }),
  read(contract.getContact, {
    permission: seeing,
    handle: (reading, { params }) => readContactCard(reading, params.id),
  }),
  write(contract.changeContact, { permission: editing, handle: changeContact }),
  write(contract.deleteContact, {
    permission: editing,
    handle: (unit, { params, query }) => deleteContact(unit, params.id, query.version),
  }),
  write(contract.restoreContact, {
    permission: editing,
    handle: (unit, { params }) => restoreContact(unit, params.id),
  }),
];
