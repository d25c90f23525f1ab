import type { CompanyRow, ContactRow, DealRow } from "../domain/rows.ts";
import type { ForeignBook } from "./driver.ts";
import type { Foreign } from "./foreign.ts";
import { type OwnReaders, ownFieldsOf, withOwn } from "./own-fields.ts";
import { rows } from "./values.ts";

/** Of a system: how the records of each kind are listed, once for their fields and once for their rows, and become rows. */
interface Kinds {
  readonly own: OwnReaders;
  readonly list: Readonly<Record<keyof OwnReaders, () => AsyncIterable<Foreign>>>;
  readonly company: (record: Foreign) => CompanyRow | null;
  readonly contact: (record: Foreign) => ContactRow | null;
  readonly deal: (record: Foreign) => DealRow | null;
}

/** Customers and deals with the fields that were added over there. */
export async function ownedRows(
  { own, list, company, contact, deal }: Kinds,
  leftOut: Map<string, number>,
): Promise<Pick<ForeignBook, "fields" | "companies" | "contacts" | "deals">> {
  return {
    fields: await ownFieldsOf(own, { company: list.company(), contact: list.contact(), deal: list.deal() }),
    companies: rows(list.company(), withOwn(own.company, company), leftOut),
    contacts: rows(list.contact(), withOwn(own.contact, contact), leftOut),
    deals: rows(list.deal(), withOwn(own.deal, deal), leftOut),
  };
}
