import { type RawBuilder, type SqlBool, sql } from "kysely";
import {
  type CompiledTest,
  type CustomField,
  compileFilters,
  parseCustomFilter,
  partFilters,
  suitsNoCompany,
} from "../../custom-fields/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { analyticsRefusals } from "../domain/refusals.ts";
import type { OwnSplit } from "../domain/report-names.ts";

/** A field of deals or companies, as reports need it. */
export type OwnField = Pick<CustomField, "id" | "entity" | "key" | "name" | "kind" | "options">;

/** What a report is narrowed to by own fields of the deal and of its company; a row of deals must have `custom`, `company_id`. */
export interface OwnNarrowing {
  readonly deal: readonly CompiledTest[];
  readonly company: readonly CompiledTest[];
}

/** Read only by reports that ask for own fields, so that the others pay nothing. */
export async function readOwnFields({ sql: db }: Pick<Reading, "sql">): Promise<readonly OwnField[]> {
  const rows = await db
    .selectFrom("reporting.custom_fields")
    .select(["id", "entity", "key", "name", "kind", "options"])
    .where("entity", "in", ["deal", "company"])
    .execute();
  return rows as unknown as readonly OwnField[];
}

/** Reads a filter as the list of deals has it. Refuses `report_field_filter_wrong`. */
export function readNarrowing(
  fields: readonly OwnField[],
  text: string | undefined,
  zone: string,
): OwnNarrowing | null | Refusal<"report_field_filter_wrong"> {
  if (text === undefined || text === "") return null;
  const filters = parseCustomFilter(text);
  const parts = filters && partFilters(filters);
  const compile = (entity: "deal" | "company") =>
    parts &&
    compileFilters(
      fields.filter((field) => field.entity === entity),
      parts[entity],
      zone,
    );
  const [deal, company] = [compile("deal"), compile("company")];
  if (deal === undefined || company === undefined) {
    return refuse(analyticsRefusals, "report_field_filter_wrong", {
      errors: [{ path: "custom", code: "report_field_filter_wrong" }],
    });
  }
  return { deal, company };
}

/** The conditions on a row of deals. */
export function ownConditions({ deal, company }: OwnNarrowing, alias: string): RawBuilder<SqlBool>[] {
  const custom = sql.ref(`${alias}.custom`);
  const conditions = deal.map((test) => holds(test, custom));
  if (company.length > 0) {
    const those = sql.join(
      company.map((test) => holds(test, sql`c.custom`)),
      sql` and `,
    );
    const ids = sql`select c.id from reporting.companies c where ${those}`;
    const companyId = sql.ref(`${alias}.company_id`);
    const none = suitsNoCompany(company) ? sql` or ${companyId} is null` : sql``;
    conditions.push(sql`(${companyId} in (${ids})${none})`);
  }
  return conditions;
}

const valueIn = (custom: RawBuilder<unknown>, field: string) => sql<string | null>`(${custom} ->> ${sql.lit(field)})`;

/** One test, in what PostgreSQL and DuckDB share (law 7): jsonb's own operators they do not. */
function holds({ field, test, value: asked }: CompiledTest, custom: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const value = valueIn(custom, field);
  const minor = sql`cast(${custom} -> ${sql.lit(field)} ->> 'minor' as numeric)`;
  switch (test) {
    case "filled":
      return sql`${value} is not null`;
    case "blank":
      return sql`${value} is null`;
    case "any":
      return sql`(${sql.join(
        (asked as readonly unknown[]).map((one) => isValue(value, one)),
        sql` or `,
      )})`;
    case "number_from":
      return sql`cast(${value} as numeric) >= ${asked}`;
    case "number_to":
      return sql`cast(${value} as numeric) <= ${asked}`;
    case "money_from":
      return sql`${minor} >= ${asked}`;
    case "money_to":
      return sql`${minor} <= ${asked}`;
    case "text_from":
      return sql`${value} >= ${asked}`;
    case "text_to":
      return sql`${value} < ${asked}`;
    default: {
      const words = String(asked).toLowerCase().replaceAll("ё", "е");
      return sql`position(${words} in translate(lower(${value}), 'ё', 'е')) > 0`;
    }
  }
}

/** Of several options, kept as a list, one is enough. */
const isValue = (value: RawBuilder<string | null>, asked: unknown): RawBuilder<SqlBool> =>
  Array.isArray(asked) ? sql`position(${JSON.stringify(asked[0])} in ${value}) > 0` : sql`${value} = ${String(asked)}`;

/** Kinds with few values, which a report may be split by. */
const splitKinds: ReadonlySet<CustomField["kind"]> = new Set(["yes_no", "choice", "choices", "person"]);

/** The field of a split. Refuses `report_field_unknown`, also of a kind that has as many values as deals. */
export function fieldOfSplit(fields: readonly OwnField[], by: OwnSplit): OwnField | Refusal<"report_field_unknown"> {
  const [entity, key] = by.startsWith("custom.company.")
    ? (["company", by.slice("custom.company.".length)] as const)
    : (["deal", by.slice("custom.".length)] as const);
  const found = fields.find((field) => field.entity === entity && field.key === key);
  return found && splitKinds.has(found.kind)
    ? found
    : refuse(analyticsRefusals, "report_field_unknown", { params: { field: key } });
}

/** The value of the field for a row of deals. */
export function ownValue(field: OwnField, alias: string): RawBuilder<string | null> {
  if (field.entity === "deal") return valueIn(sql.ref(`${alias}.custom`), field.id);
  return sql`(select ${valueIn(sql`c.custom`, field.id)} from reporting.companies c where c.id = ${sql.ref(`${alias}.company_id`)})`;
}
