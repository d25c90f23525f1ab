import { findPeopleLike } from "../../../identity/index.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { MigrationAnswer, Overview } from "../../contract.ts";
import { importRefusals } from "../../domain/refusals.ts";
import { readImport } from "../read-imports.ts";
import { warningMessage } from "../refusal-message.ts";
import type { BookOverview } from "./overview.ts";

type Asking = Pick<Reading, "client" | "actor">;

/** A migration with what the other system has, as far as it is known. */
export async function readMigration(
  asking: Asking,
  id: string,
  translator: Translator,
): Promise<MigrationAnswer | Refusal> {
  const { client, actor } = asking;
  const known = await readImport(asking, id, translator);
  if (isRefusal(known)) return known;
  const { rows } = await client.query<{ resource: string | null; overview: BookOverview | null }>(
    "select resource, overview from import_sources where workspace_id = $1 and import_id = $2",
    [actor.workspaceId, id],
  );
  const [source] = rows;
  if (source === undefined) return refuse(importRefusals, "import_unknown");
  const overview = source.overview && (await toldOverview(asking, source.overview, translator));
  return { import: known, resource: source.resource, overview };
}

async function toldOverview(asking: Asking, found: BookOverview, translator: Translator): Promise<Overview> {
  const { currency, locale } = asking.actor.workspace;
  const sum = (minor: number) => ({ minor, currency });
  const here = await findPeopleLike(asking, found.people);
  return {
    ...found,
    people: found.people.map((one, place) => ({ ...one, userId: here[place] ?? null })),
    pipelines: found.pipelines.map((one) => ({ ...one, stages: [...one.stages], amount: sum(one.amount) })),
    amount: sum(found.amount),
    fields: [...found.fields],
    leftOut: found.leftOut.map(({ code, count }) => ({
      code,
      message: warningMessage(translator, locale, { code, params: { count } }),
    })),
  };
}
