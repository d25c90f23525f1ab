import type { Reading } from "../../platform/database/unit.ts";

type Asking = Pick<Reading, "client" | "actor">;

/** Who each of them is here, in their order, as `namePeople` would find them: by e-mail, else by name; null: nobody. */
export async function findPeopleLike(
  { client, actor }: Asking,
  people: readonly { readonly name: string; readonly email: string | null }[],
): Promise<readonly (string | null)[]> {
  const { rows } = await client.query<{ id: string | null }>(
    `select coalesce(
       (select id from users u where u.workspace_id = $1 and lower(u.email) = lower(p.email) order by is_active desc, created_at, id limit 1),
       (select id from users u where u.workspace_id = $1 and lower(btrim(u.name)) = lower(btrim(p.name)) order by is_active desc, created_at, id limit 1)) as id
     from unnest($2::text[], $3::text[]) with ordinality as p(name, email, place) order by p.place`,
    [actor.workspaceId, people.map(({ name }) => name), people.map(({ email }) => email)],
  );
  return rows.map(({ id }) => id);
}

/** The word by which `namePeople` finds each of them: the e-mail, else the name. */
export async function wordsForPeople(
  { client, actor }: Asking,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; word: string }>(
    "select id, coalesce(email, name) as word from users where workspace_id = $1 and id = any($2)",
    [actor.workspaceId, ids],
  );
  return new Map(rows.map(({ id, word }) => [id, word]));
}
