import type { Transaction } from "../../../platform/database/database.ts";
import { areNamesakes, confidenceOf, type FoundSign } from "../../domain/duplicate-signs.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import { tableOf } from "./lock-pair.ts";

/** What so many share says little: a switchboard's number, a name as common as Иванов Иван. */
const mostSharing = 50;
/** Of so many at most every two are paired; of more, each with the oldest. */
const mostPaired = 10;
/** So many companies may have a word that begins alike for their names to be compared. */
const mostAlike = 30;
/** What is less sure is shown on the cards only. */
const leastConfidence = 0.5;
/** Nobody works through more. */
export const mostPairs = 10_000;

export interface FoundPair {
  readonly kind: CustomerKind;
  readonly one: string;
  readonly other: string;
  readonly signs: readonly FoundSign[];
  readonly confidence: number;
}

const ownColumns = {
  company: "r.inn, r.kpp, duplicate_domain(r.site, r.email) as domain, null::uuid as company_id",
  contact: "null as inn, null as kpp, null as domain, r.company_id",
};

/**
 * Every pair that shares a sign, of all records at once: each sign makes groups, groups make pairs, so that 200,000 records
 * take seconds. Names merely alike are compared where companies share the first five letters of a word that few have, and among the people
 * of one company; a typing error in those letters is found on the card and while typing only.
 */
const pairsQuery = (kind: CustomerKind) => `
  with records as materialized (
    select r.id, duplicate_skeleton(r.name) as name, r.phone_normalized as phone, duplicate_email(r.email) as email, ${ownColumns[kind]}
    from ${tableOf[kind]} r where r.workspace_id = $1 and r.deleted_at is null),
  keys as (
    select 'inn' as sign, inn as value, id from records where inn <> ''
    union all select 'phone', phone, id from records where phone <> ''
    union all select 'email', email, id from records where email <> ''
    union all select 'domain', domain, id from records where domain <> ''
    union all select 'name', name, id from records where length(name) >= 4
    union all select 'people', company_id::text, id from records where company_id is not null
    union all select distinct 'word', left(word, 5), id from records, string_to_table(name, ' ') as word where length(word) >= 3 and '${kind}' = 'company'),
  groups as (select sign, array_agg(id order by id) as ids from keys group by sign, value having count(*) between 2 and ${mostSharing}),
  shared as (
    select g.sign, a.id as one, b.id as other from groups g
      cross join lateral unnest(g.ids) with ordinality as a (id, place) join lateral unnest(g.ids) with ordinality as b (id, place)
      on a.place < b.place and case g.sign when 'people' then true when 'word' then cardinality(g.ids) <= ${mostAlike}
        else a.place = 1 or cardinality(g.ids) <= ${mostPaired} end),
  pairs as (select one, other, array_agg(distinct sign) as signs from shared group by one, other),
  compared as (
    select p.one, p.other, p.signs, similarity(a.name, b.name) as likeness, a.kpp <> b.kpp as branches, a.company_id <> b.company_id as apart, length(least(a.name, b.name)) >= 4 as named
    from pairs p join records a on a.id = p.one join records b on b.id = p.other)
  select one, other, signs, case when named and likeness >= 0.6 then likeness end as likeness, coalesce(branches, false) as branches, coalesce(apart, false) as "atTwoCompanies"
  from compared where signs && '{inn,phone,email,domain,name}' or named and likeness >= 0.6`;

interface PairRow {
  readonly one: string;
  readonly other: string;
  readonly signs: readonly (FoundSign["sign"] | "people" | "word")[];
  readonly likeness: number | null;
  readonly branches: boolean;
  readonly atTwoCompanies: boolean;
}

/** The surest pairs of a kind, `mostPairs` at most. */
export async function searchPairs(
  { client }: Pick<Transaction, "client">,
  workspaceId: string,
  kind: CustomerKind,
): Promise<readonly FoundPair[]> {
  const { rows } = await client.query<PairRow>(pairsQuery(kind), [workspaceId]);
  return rows
    .flatMap((row) => pairOf(kind, row))
    .filter(({ confidence }) => confidence >= leastConfidence)
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, mostPairs);
}

/** None: two namesakes. */
function pairOf(kind: CustomerKind, row: PairRow): readonly FoundPair[] {
  const { one, other, signs: shared, likeness, branches } = row;
  const signs: FoundSign[] = shared.flatMap((sign) =>
    sign === "people" || sign === "word" || sign === "name" ? [] : [{ sign, likeness: 1 }],
  );
  if (likeness !== null) signs.push({ sign: "name", likeness });
  if (areNamesakes(signs, row)) return [];
  return [{ kind, one, other, signs, confidence: confidenceOf(signs, { areBranches: branches }) }];
}
