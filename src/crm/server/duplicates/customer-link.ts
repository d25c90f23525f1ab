import type { CustomerKind } from "../../domain/merge-fields.ts";

/**
 * What of a slice refers to a company or a contact, and so moves when two are merged. Each slice tells its own; `app/` lists
 * them all, and a test compares the list with the foreign keys of the schema.
 */
export interface CustomerLink {
  readonly of: CustomerKind;
  readonly table: string;
  readonly column: string;
  /** The uuid column that, with the customer, tells one row; "id" where it is left out. */
  readonly key?: string;
  /**
   * One row per key and customer. Where both have one, the survivor's stays and takes: "filled" what it lacks, "either" what is
   * true of one. Left out: any number of rows.
   */
  readonly fold?: Readonly<Record<string, "filled" | "either">>;
}

export const linkName = ({ table, column }: CustomerLink): string => `${table}.${column}`;

/** What of this slice itself refers to customers: people of a company, and what has been merged before. */
export const crmLinks: readonly CustomerLink[] = [
  { of: "company", table: "contacts", column: "company_id" },
  { of: "company", table: "companies", column: "merged_into" },
  { of: "contact", table: "contacts", column: "merged_into" },
];
