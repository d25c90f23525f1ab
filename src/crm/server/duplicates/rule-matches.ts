import type { Transaction } from "../../../platform/database/database.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import type { MergeRule } from "../../domain/merge-rules.ts";

/** A record that a rule would merge into another, the oldest of those alike. */
export interface RuleMatch {
  readonly kind: CustomerKind;
  readonly survivor: string;
  readonly merged: string;
}

/** More records than this that share a sign are not one customer entered so often: nothing is merged without a person. */
const mostSharing = 20;
/** A phone of more is a switchboard's. */
const mostOnPhone = 50;

const groups: Readonly<Record<MergeRule, readonly (readonly [CustomerKind, string])[]>> = {
  inn: [
    [
      "company",
      `select id, created_at, inn || ' ' || coalesce(kpp, '') as sign, null::uuid as company_id from companies
       where workspace_id = $1 and deleted_at is null and inn <> ''`,
    ],
  ],
  phone_name: [
    ["company", ofPhoneAndName("companies", "null::uuid")],
    ["contact", ofPhoneAndName("contacts", "company_id")],
  ],
};

function ofPhoneAndName(table: string, companyId: string): string {
  return `select id, created_at, phone_normalized || ' ' || name as sign, company_id from (
      select id, created_at, phone_normalized, duplicate_skeleton(name) as name, ${companyId} as company_id from ${table}
      where workspace_id = $1 and deleted_at is null and phone_normalized in (
        select phone_normalized from ${table} where workspace_id = $1 and deleted_at is null and phone_normalized <> ''
        group by phone_normalized having count(*) between 2 and ${mostOnPhone}) offset 0) as shared where length(name) >= 4`;
}

/**
 * What the rule would merge now. Left out: what somebody has told apart, and what somebody has separated after a merge, since a rule
 * must not do again what a person has undone; contacts of two different companies.
 */
export async function ruleMatches(
  { client }: Pick<Transaction, "client">,
  workspaceId: string,
  rule: MergeRule,
): Promise<readonly RuleMatch[]> {
  const found: RuleMatch[] = [];
  for (const [kind, records] of groups[rule]) {
    const { rows } = await client.query<RuleMatch>(
      `with records as materialized (${records}),
         placed as (
           select id, company_id, first_value(id) over same as survivor, first_value(company_id) over same as survivor_company,
             count(*) over (partition by sign) as sharing
           from records window same as (partition by sign order by created_at, id))
       select '${kind}' as kind, p.survivor, p.id as merged from placed p
       where p.id <> p.survivor and p.sharing <= ${mostSharing}
         and (p.company_id is null or p.survivor_company is null or p.company_id = p.survivor_company)
         and not exists (select from customer_non_duplicates n where n.workspace_id = $1
           and n.one_id = least(p.id, p.survivor) and n.other_id = greatest(p.id, p.survivor))
         and not exists (select from customer_merges m where m.workspace_id = $1 and m.undone_at is not null
           and (m.survivor_id, m.merged_id) in ((p.survivor, p.id), (p.id, p.survivor)))
       order by p.survivor, p.id`,
      [workspaceId],
    );
    found.push(...rows);
  }
  return found;
}
