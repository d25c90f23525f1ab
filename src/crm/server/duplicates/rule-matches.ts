import type { Transaction } from "../../../platform/database/database.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import type { MergeRule } from "../../domain/merge-rules.ts";
import { tableOf } from "./lock-pair.ts";

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

/** Where these differ, one phone and one name are two customers: a firm and its owner as a trader, branches, people of two companies. */
const facts: Readonly<Record<CustomerKind, readonly [string, string]>> = {
  company: ["nullif(inn, '')", "nullif(kpp, '')"],
  contact: ["company_id::text", "null"],
};

const groups: Readonly<Record<MergeRule, readonly (readonly [CustomerKind, string])[]>> = {
  inn: [
    [
      "company",
      `select id, created_at, inn || ' ' || coalesce(kpp, '') as sign, null as fact, null as further from companies
       where workspace_id = $1 and deleted_at is null and inn <> ''`,
    ],
  ],
  phone_name: [
    ["company", ofPhoneAndName("company")],
    ["contact", ofPhoneAndName("contact")],
  ],
};

function ofPhoneAndName(kind: CustomerKind): string {
  const table = tableOf[kind];
  const [fact, further] = facts[kind];
  return `select id, created_at, phone_normalized || ' ' || name as sign, fact, further from (
      select id, created_at, phone_normalized, duplicate_skeleton(name) as name, ${fact} as fact, ${further} as further from ${table}
      where workspace_id = $1 and deleted_at is null and phone_normalized in (
        select phone_normalized from ${table} where workspace_id = $1 and deleted_at is null and phone_normalized <> ''
        group by phone_normalized having count(*) between 2 and ${mostOnPhone}) offset 0) as shared where length(name) >= 4`;
}

/** Nobody has told the two apart, nor separated them after a merge. */
const isUndecided = (one: string, other: string) => `
  not exists (select from customer_non_duplicates n where n.workspace_id = $1
    and n.one_id = least(${one}, ${other}) and n.other_id = greatest(${one}, ${other}))
  and not exists (select from customer_merges m where m.workspace_id = $1 and m.undone_at is not null
    and (m.survivor_id, m.merged_id) in ((${one}, ${other}), (${other}, ${one})))`;

/**
 * What the rule would merge now. Left out: what somebody has told apart, and what somebody has separated after a merge, since a rule
 * must not do again what a person has undone; all who share the sign where the facts of two differ, since nobody can tell to whom
 * one without such facts belongs.
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
           select id, first_value(id) over (partition by sign order by created_at, id) as survivor, count(*) over same as sharing,
             min(fact) over same <> max(fact) over same or min(further) over same <> max(further) over same as differ
           from records window same as (partition by sign))
       select '${kind}' as kind, p.survivor, p.id as merged from placed p
       where p.id <> p.survivor and p.sharing <= ${mostSharing}
         and p.differ is not true and ${isUndecided("p.id", "p.survivor")}
       order by p.survivor, p.id`,
      [workspaceId],
    );
    found.push(...rows);
  }
  return found;
}

const signs: Readonly<Record<MergeRule, string>> = {
  inn: "nullif(inn, '') || ' ' || coalesce(kpp, '')",
  phone_name:
    "case when length(duplicate_skeleton(name)) >= 4 then nullif(phone_normalized, '') || duplicate_skeleton(name) end",
};

/** Whether the rule would still merge the two: asked when both are locked, since much may have happened after they were found. */
export async function stillMatches(
  { client }: Pick<Transaction, "client">,
  workspaceId: string,
  rule: MergeRule,
  { kind, survivor, merged }: RuleMatch,
): Promise<boolean> {
  const [fact, further] = facts[kind];
  const { rows } = await client.query(
    `with pair as (select id, ${signs[rule]} as sign, ${fact} as fact, ${further} as further from ${tableOf[kind]}
       where workspace_id = $1 and id in ($2, $3) and deleted_at is null)
     select from pair a join pair b on a.sign = b.sign where a.id = $2 and b.id = $3
       and (a.fact <> b.fact) is not true and (a.further <> b.further) is not true and ${isUndecided("a.id", "b.id")}`,
    [workspaceId, survivor, merged],
  );
  return rows.length === 1;
}
