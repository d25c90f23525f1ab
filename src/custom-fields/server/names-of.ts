import type { Reading } from "../../platform/database/unit.ts";

/** Of people by their ids, as own fields keep them: as texts. */
export async function namesOf(
  { client, actor }: Pick<Reading, "client" | "actor">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>({
    name: "names_of_custom_people",
    text: "select id, name from reporting.users where workspace_id = $1 and id::text = any($2)",
    values: [actor.workspaceId, ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
