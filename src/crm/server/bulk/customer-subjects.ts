import { type BulkSubject, bulkRefusals, type Done } from "../../../bulk/index.ts";
import { bulkKeptMs } from "../../../kernel/bulk.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { Company, Contact } from "../../contract.ts";
import type { CustomerDeed } from "../../contract-bulk.ts";
import { changeCompany } from "../change-company.ts";
import { changeContact } from "../change-contact.ts";
import { findCompany, toCompany } from "../company-row.ts";
import { findContact, toContact } from "../contact-row.ts";
import { deleteCompany, restoreCompany } from "../delete-company.ts";
import { deleteContact, restoreContact } from "../delete-contact.ts";

type Fields = Readonly<Record<string, unknown>>;
type Customer = Company | Contact;

/** The use cases for one, as bulk actions need them. */
interface OneCustomer {
  readonly table: "companies" | "contacts";
  find(unit: Unit, id: string): Promise<Customer | undefined>;
  change(unit: Unit, id: string, version: number, fields: Fields): Promise<Customer | Refusal>;
  remove(unit: Unit, id: string): Promise<Customer | Refusal>;
  restore(unit: Unit, id: string): Promise<Customer | Refusal>;
}

const oneCompany: OneCustomer = {
  table: "companies",
  find: async (unit, id) => {
    const row = await findCompany(unit, id, true);
    return row && toCompany(row);
  },
  change: (unit, id, version, fields) =>
    changeCompany(unit, { params: { id }, query: undefined, body: { ...fields, version } }),
  remove: (unit, id) => deleteCompany(unit, id, undefined),
  restore: restoreCompany,
};

const oneContact: OneCustomer = {
  table: "contacts",
  find: async (unit, id) => {
    const row = await findContact(unit, id, true);
    return row && toContact(row);
  },
  change: (unit, id, version, fields) =>
    changeContact(unit, { params: { id }, query: undefined, body: { ...fields, version } }),
  remove: (unit, id) => deleteContact(unit, id, undefined),
  restore: restoreContact,
};

/** Bulk actions on companies and contacts: each by the use case for one, with the same refusals. */
function customerSubject(one: OneCustomer): BulkSubject<CustomerDeed, Fields> {
  return {
    permission: "customers.edit",
    undoableMs: () => bulkKeptMs,
    lockAll: async ({ client, actor }, ids) => {
      await client.query(
        `select from ${one.table} where workspace_id = $1 and id = any($2::uuid[]) order by id for update`,
        [actor.workspaceId, ids],
      );
    },
    run: (unit, deed, id) => doDeed(unit, one, deed, id),
    undo: (unit, deed, id, done) => undoDeed(unit, one, deed, id, done),
    // A single change of a customer is told to nobody either.
    tell: async () => undefined,
    untell: async () => undefined,
  };
}

export const companySubject = customerSubject(oneCompany);
export const contactSubject = customerSubject(oneContact);

async function doDeed(unit: Unit, one: OneCustomer, deed: CustomerDeed, id: string): Promise<Done<Fields> | Refusal> {
  if (deed.kind === "delete") {
    const removed = await one.remove(unit, id);
    return isRefusal(removed) ? removed : { version: removed.version, before: null };
  }
  const fields: Fields = deed.kind === "assign" ? { ownerId: deed.ownerId } : deed.fields;
  const customer = await one.find(unit, id);
  // The use case for one says what is wrong with a customer that is gone or was never there.
  const changed = await one.change(unit, id, customer?.version ?? 0, fields);
  if (isRefusal(changed) || customer === undefined) return changed as Refusal;
  if (changed.version === customer.version) return { version: null, before: null };
  return { version: changed.version, before: fieldsBefore(customer, fields) };
}

/** What was asked for, as it was. */
function fieldsBefore(customer: Customer, asked: Fields): Fields {
  const was: Fields = {
    ...customer,
    ownerId: customer.owner?.id ?? null,
    companyId: "company" in customer ? (customer.company?.id ?? null) : null,
  };
  const before = Object.keys(asked).map((field) => [field, was[field] ?? null] as const);
  const custom = Object.keys((asked.custom ?? {}) as Fields).map((key) => [
    key,
    (customer.custom as Fields)[key] ?? null,
  ]);
  return {
    ...Object.fromEntries(before),
    ...(asked.custom === undefined ? {} : { custom: Object.fromEntries(custom) }),
  };
}

async function undoDeed(
  maker: Unit,
  one: OneCustomer,
  { kind }: CustomerDeed,
  id: string,
  { version, before }: Done<Fields>,
): Promise<null | Refusal> {
  // Who handed a customer over may not know it any more, and yet takes it back.
  const unit: Unit = { ...maker, actor: { ...maker.actor, sees: "all" } };
  if (version === null) return null;
  const customer = await one.find(unit, id);
  if (customer?.version !== version) return refuse(bulkRefusals, "bulk_changed_since");
  const undone = kind === "delete" ? await one.restore(unit, id) : await one.change(unit, id, version, before ?? {});
  return isRefusal(undone) ? undone : null;
}
