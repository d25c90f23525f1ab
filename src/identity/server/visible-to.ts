import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";

/**
 * The condition that leaves only rows whose owner the actor sees (policy.ts). Every query over deals, and over what
 * hangs on deals, takes it: `.where(visibleTo(actor, "deals.owner_id"))`, or inside a `sql` template.
 */
export function visibleTo(actor: Pick<Actor, "sees">, ownerColumn: string): RawBuilder<SqlBool> {
  if (actor.sees === "all") return sql<SqlBool>`true`;
  const [only, ...others] = actor.sees;
  if (only !== undefined && others.length === 0) return sql<SqlBool>`${sql.ref(ownerColumn)} = ${only}::uuid`;
  return sql<SqlBool>`${sql.ref(ownerColumn)} = any(${[...actor.sees]}::uuid[])`;
}

/**
 * The same for statements that are put together: `add` takes a value and answers the parameter's name. Of one person it is an
 * equation, so that an index by owner gives the rows in order.
 */
export function sightCondition(
  actor: Pick<Actor, "sees">,
  ownerColumn: string,
  add: (value: unknown) => string,
): string {
  if (actor.sees === "all") return "true";
  const [only, ...others] = actor.sees;
  if (only !== undefined && others.length === 0) return `${ownerColumn} = ${add(only)}::uuid`;
  return `${ownerColumn} = any(${add(actor.sees)}::uuid[])`;
}

/** The same for statements with numbered parameters: `($1::uuid[] is null or owner_id = any($1))`. */
export function sightParameter(actor: Pick<Actor, "sees">): readonly UserId[] | null {
  return actor.sees === "all" ? null : actor.sees;
}
