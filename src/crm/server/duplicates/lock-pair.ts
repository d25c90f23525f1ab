import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { CustomValues } from "../../../custom-fields/index.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { CustomerKind, MergedRecord } from "../../domain/merge-fields.ts";
import { knownTo } from "../customer-sight.ts";

export const tableOf = { company: "companies", contact: "contacts" } as const;

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly company_id?: string | null;
  readonly owner_id: string | null;
  readonly merged_into: string | null;
  readonly deleted_at: Date | null;
  readonly updated_at: Date;
  readonly version: number;
  readonly custom: CustomValues;
}

/** The two records, always locked in the same order so that two merges wait for each other rather than die. */
export async function lockPair(
  { sql: executor, actor }: Pick<Reading, "sql" | "actor">,
  kind: CustomerKind,
  ids: readonly [string, string],
  sight: "known" | "any" = "known",
): Promise<readonly [CustomerRow | undefined, CustomerRow | undefined]> {
  const known: RawBuilder<SqlBool> = sight === "any" ? sql`true` : knownTo(actor, tableOf[kind], "c");
  const { rows } = await sql<CustomerRow>`
    select c.* from ${sql.table(tableOf[kind])} c
    where c.workspace_id = ${actor.workspaceId} and c.id in (${ids[0]}, ${ids[1]}) and ${known}
    order by c.id for update of c`.execute(executor);
  return [rows.find(({ id }) => id === ids[0]), rows.find(({ id }) => id === ids[1])];
}

export const recordOf = (row: CustomerRow): MergedRecord => ({
  columns: { ...row },
  custom: row.custom,
  updatedAt: row.updated_at.getTime(),
});
