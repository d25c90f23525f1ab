import { sql } from "kysely";
import { type CustomChange, type CustomValues, checkCustom } from "../../custom-fields/index.ts";
import { type FieldError, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { CompanyInput, ContactInput } from "../contract.ts";
import { checkCustomerFields } from "../domain/customer-fields.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { knownTo } from "./customer-sight.ts";

export interface CustomerChange {
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly custom: CustomChange;
}
type Sent<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

const columnOf: Readonly<Record<string, string>> = {
  name: "name",
  inn: "inn",
  kpp: "kpp",
  site: "site",
  phone: "phone",
  phoneNormalized: "phone_normalized",
  email: "email",
  industry: "industry",
  employees: "employees",
  city: "city",
  country: "country",
  channel: "channel",
  position: "position",
  role: "role",
  ownerId: "owner_id",
  companyId: "company_id",
  externalId: "external_id",
};

/**
 * What was sent as columns to write, or every field that is wrong. Fields that were not sent are left out. `before`: the own fields
 * of the locked row, null when it is new.
 */
export async function readCustomerInput(
  unit: Unit,
  entity: "company" | "contact",
  sent: Sent<CompanyInput> | Sent<ContactInput>,
  before: CustomValues | null,
): Promise<CustomerChange | Refusal> {
  const { values: checked, errors } = checkCustomerFields(sent);
  const custom = await checkCustom(unit, entity, sent.custom, before);
  errors.push(...(await unknownReferences(unit, sent)), ...custom.errors);
  if (errors.length > 0) return refuse(crmRefusals, "customer_invalid", { errors });
  const values: Record<string, string | number | null> = {};
  for (const [field, value] of Object.entries({ ...sent, ...checked })) {
    const column = columnOf[field];
    if (column && value !== undefined) values[column] = value as string | number | null;
  }
  return { values, custom };
}

async function unknownReferences(
  { sql: executor, actor }: Unit,
  sent: { readonly ownerId?: string | null | undefined; readonly companyId?: string | null | undefined },
): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  if (sent.ownerId) {
    const { rows } = await sql`
      select from reporting.users where workspace_id = ${actor.workspaceId} and id = ${sent.ownerId}`.execute(executor);
    if (rows.length === 0) errors.push({ path: "ownerId", code: "customer_owner_unknown" });
  }
  if (sent.companyId) {
    const { rows } = await sql`
      select from companies c
      where c.workspace_id = ${actor.workspaceId} and c.id = ${sent.companyId} and c.deleted_at is null
        and ${knownTo(actor, "companies", "c")}`.execute(executor);
    if (rows.length === 0) errors.push({ path: "companyId", code: "customer_company_unknown" });
  }
  return errors;
}
