import type { Reading } from "../../platform/database/unit.ts";
import type { OnboardingTemplate } from "../contract.ts";

/** Plans by which newcomers are brought in, by name. */
export async function readTemplates(
  { client, actor }: Pick<Reading, "client" | "actor">,
  id: string | null = null,
): Promise<OnboardingTemplate[]> {
  const { rows } = await client.query<OnboardingTemplate>(
    `select id, name, steps, version from onboarding_templates
     where workspace_id = $1 and ($2::uuid is null or id = $2) order by lower(name), id`,
    [actor.workspaceId, id],
  );
  return rows;
}
