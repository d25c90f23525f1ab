import type { Entity } from "../domain/custom-field.ts";

/** Where the values of an entity lie, as the database's functions name it. */
export const tableOf = {
  company: "companies",
  contact: "contacts",
  deal: "deals",
  activity: "activities",
} as const satisfies Record<Entity, string>;
