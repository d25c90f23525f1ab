/** The door of the slice's screens: customers. */
import type { PaletteCommand } from "../../ui/palette/palette-actions.ts";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export { CompanyInnField } from "./company-inn.tsx";
export { CompanySelect, ContactSelect } from "./lazy-selects.tsx";
export type { Chosen } from "./select-props.ts";
export { useCompany } from "./use-company.ts";
export { useCompanyValues } from "./use-company-values.ts";

export const commands: readonly PaletteCommand[] = [
  {
    id: "new company",
    title: "crm:web.newCompany",
    permission: "customers.edit",
    load: () => import("./new-company-anywhere.tsx"),
    creates: "company",
  },
  {
    id: "new contact",
    title: "crm:web.newContact",
    permission: "customers.edit",
    load: () => import("./new-contact-anywhere.tsx"),
    creates: "contact",
  },
];

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/companies",
    title: "crm:web.companies",
    namespaces: ["commerce", "views"],
    load: () => import("./companies-screen.tsx"),
    place: "customers",
    isEntry: true,
    permission: "customers.read",
  },
  {
    path: "/companies/$companyId",
    title: "crm:web.company",
    namespaces: ["activities", "commerce"],
    load: () => import("./company-screen.tsx"),
    place: "customers",
    permission: "customers.read",
  },
  {
    path: "/contacts",
    title: "crm:web.contacts",
    namespaces: ["commerce", "views"],
    load: () => import("./contacts-screen.tsx"),
    place: "customers",
    permission: "customers.read",
  },
  {
    path: "/duplicates",
    title: "crm:worklist.title",
    namespaces: ["commerce"],
    load: () => import("./duplicates/duplicates-screen.tsx"),
    place: "customers",
    permission: "customers.edit",
  },
  {
    path: "/contacts/$contactId",
    title: "crm:web.contact",
    namespaces: ["activities", "personal-data"],
    load: () => import("./contact-screen.tsx"),
    place: "customers",
    permission: "customers.read",
  },
];
