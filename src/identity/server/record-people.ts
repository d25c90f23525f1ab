import { isRefusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { createUser } from "./create-user.ts";

/**
 * Finds people by e-mail or by name (without case; the active before the others, then the oldest). `names` is a query of one
 * text column; afterwards the temporary table `named_people (name, id)` has each. Unknown ones become inactive users, who
 * cannot sign in until they are invited; answers their names. (cli.md, unknown people)
 */
export async function namePeople(unit: Unit, names: string): Promise<readonly string[]> {
  const { client } = unit;
  await client.query(
    `drop table if exists named_people;
     create temp table named_people (name text collate "C", key text collate "C", id uuid) on commit drop;
     insert into named_people select n.name, lower(btrim(n.name) collate "default") from (${names}) as n(name) where n.name is not null group by 1;
     analyze named_people`,
  );
  await find(unit);
  const { rows } = await client.query<{ name: string; key: string }>(
    "select min(name) as name, key from named_people where id is null group by key order by key",
  );
  const created: string[] = [];
  for (const { name, key } of rows) {
    const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name);
    const made = await createUser(unit, {
      email: isEmail ? name : null,
      name,
      role: "salesperson",
      passwordHash: null,
      isActive: false,
    });
    if (isRefusal(made)) throw new Error(`A person could not be recorded: ${made.refused}`);
    await client.query("update named_people set id = $2 where key = $1", [key, made.id]);
    created.push(name);
  }
  return created;
}

async function find({ client, actor }: Unit): Promise<void> {
  for (const column of ["email", "name"]) {
    await client.query(
      `update named_people n set id = u.id
       from (select lower(btrim(${column})) as key, (array_agg(id order by is_active desc, created_at, id))[1] as id
             from users where workspace_id = $1 and ${column} is not null group by 1) u
       where n.id is null and u.key = n.key`,
      [actor.workspaceId],
    );
  }
}

/** Whose a deal is when a table does not say: the actor, else the oldest active owner, else anybody at all. */
export async function fallbackPerson(unit: Unit): Promise<string | null> {
  const { rows } = await unit.client.query<{ id: string }>(
    `select id from users where workspace_id = $1
     order by id = $2 desc, is_active desc, role = 'owner' desc, created_at, id limit 1`,
    [unit.actor.workspaceId, unit.actor.userId],
  );
  return rows[0]?.id ?? null;
}

/** People of another system: whoever is not known by e-mail, or by name without one, is created as an inactive user. Answers their names. */
export async function recordPeople(
  unit: Unit,
  people: readonly { readonly name: string; readonly email: string | null }[],
): Promise<readonly string[]> {
  const created: string[] = [];
  for (const { name, email } of people) {
    const { rowCount } = await unit.client.query(
      "select from users where workspace_id = $1 and case when $2::text is null then lower(btrim(name)) = lower(btrim($3)) else lower(email) = lower($2) end limit 1",
      [unit.actor.workspaceId, email, name],
    );
    if (rowCount) continue;
    const made = await createUser(unit, { email, name, role: "salesperson", passwordHash: null, isActive: false });
    if (isRefusal(made)) throw new Error(`A person could not be recorded: ${made.refused}`);
    created.push(name);
  }
  return created;
}
