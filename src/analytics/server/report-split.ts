import { type RawBuilder, sql } from "kysely";
import type { AnySplit, Split } from "../domain/report-names.ts";
import { isOwnSplit } from "../domain/report-names.ts";
import { type OwnField, ownValue } from "./own-fields.ts";

/** What a report is split by; `field` where that is an own one. */
export interface ReportSplit {
  readonly by: AnySplit;
  readonly field: OwnField | null;
}

/** What a value is in the database, of a row of deals or of their origins; people are put into departments afterwards. */
const columns: Readonly<Record<Split, (alias: string) => RawBuilder<string | null>>> = {
  channel: (alias) => sql`nullif(${sql.ref(`${alias}.channel`)}, '')`,
  source: (alias) => sql`nullif(${sql.ref(`${alias}.source`)}, '')`,
  product: (alias) => sql`nullif(${sql.ref(`${alias}.product`)}, '')`,
  owner: (alias) => sql`cast(${sql.ref(`${alias}.owner_id`)} as varchar)`,
  department: (alias) => sql`cast(${sql.ref(`${alias}.owner_id`)} as varchar)`,
  industry: (alias) =>
    sql`(select nullif(c.industry, '') from reporting.companies c where c.id = ${sql.ref(`${alias}.company_id`)})`,
  lossReason: (alias) => sql`cast(${sql.ref(`${alias}.loss_reason_id`)} as varchar)`,
};

/** The value of the split as a column of a query over the alias; without a split one group has all. */
export function splitColumn(split: ReportSplit | null, alias = "d"): RawBuilder<string | null> {
  if (split === null) return sql<null>`cast(null as varchar)`;
  if (split.field !== null) return ownValue(split.field, alias);
  return isOwnSplit(split.by) ? sql`cast(null as varchar)` : columns[split.by](alias);
}
