import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Scheme, SchemeTerms, SchemeVersion } from "../domain/scheme.ts";
import type { PastRole, Payee, PayTerm } from "../domain/spans-of-month.ts";

type Reader = Pick<Reading, "sql" | "actor">;

/** Every scheme with its versions, the oldest first. */
export async function readSchemes({ sql: db, actor }: Reader): Promise<readonly Scheme[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    role: Role | null;
    version_id: string;
    number: number;
    valid_from: string;
    terms: SchemeTerms;
  }>`
    select s.id, s.name, s.role, v.id as version_id, v.number, v.valid_from, v.terms
    from pay_schemes s join pay_scheme_versions v on v.workspace_id = s.workspace_id and v.scheme_id = s.id
    where s.workspace_id = ${actor.workspaceId} order by s.created_at, s.id, v.valid_from`.execute(db);
  const known = Map.groupBy(rows, ({ id }) => id);
  return [...known.values()].flatMap((versions) => {
    const [first] = versions;
    if (first === undefined) return [];
    const { id, name, role } = first;
    return [{ id, name, role, versions: versions.map((row) => toVersion(row)) }];
  });
}

const toVersion = (row: {
  id: string;
  version_id: string;
  number: number;
  valid_from: string;
  terms: SchemeTerms;
}): SchemeVersion => ({
  id: row.version_id,
  schemeId: row.id,
  number: row.number,
  validFrom: row.valid_from,
  terms: row.terms,
});

export interface NamedPayee extends Payee {
  readonly id: UserId;
  readonly name: string;
}

/** The people asked for, with the schemes that they were given; null: everybody who is paid, was paid or may be. */
export async function readPayees(
  { sql: db, actor }: Reader,
  people: readonly UserId[] | null,
): Promise<readonly NamedPayee[]> {
  const narrowed = people === null ? sql`true` : sql`u.id = any(${[...people]}::uuid[])`;
  const { rows } = await sql<{
    id: UserId;
    name: string;
    role: Role;
    is_active: boolean;
    terms: readonly PayTerm[];
    past: readonly PastRole[];
  }>`
    select u.id, u.name, u.role, u.is_active, coalesce((
      select jsonb_agg(jsonb_build_object('validFrom', t.valid_from, 'schemeId', t.scheme_id) order by t.valid_from)
      from pay_terms t where t.workspace_id = u.workspace_id and t.user_id = u.id), '[]') as terms, coalesce((
      select jsonb_agg(jsonb_build_object('until', p.until_date, 'role', p.role, 'isActive', p.is_active) order by p.until_date)
      from reporting.past_roles p where p.workspace_id = u.workspace_id and p.user_id = u.id), '[]') as past
    from reporting.users u where u.workspace_id = ${actor.workspaceId} and ${narrowed} order by u.name, u.id`.execute(
    db,
  );
  return rows.map(({ is_active, ...row }) => ({ ...row, isActive: is_active }));
}
