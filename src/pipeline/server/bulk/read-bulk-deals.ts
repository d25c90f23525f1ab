import { type BulkItemRow, type BulkRules, readBulkItems } from "../../../bulk/index.ts";
import { sightParameter } from "../../../identity/index.ts";
import type { AnswerOf, QueryOf } from "../../../kernel/endpoint.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { BulkDeal, listBulkDeals } from "../../contract-bulk.ts";
import type { Missing } from "../../domain/missing.ts";
import type { DealStatus } from "../../domain/vocabulary.ts";

interface DealRow {
  readonly id: string;
  readonly title: string;
  readonly status: DealStatus;
  readonly company: string | null;
}

/** What became of each deal, and why; the titles of those that the caller sees. */
export async function readBulkDeals(
  reading: Reading,
  rules: BulkRules,
  id: string,
  query: QueryOf<typeof listBulkDeals>,
  translator: Translator,
): Promise<AnswerOf<typeof listBulkDeals> | Refusal> {
  return readBulkItems(reading, rules, { id, of: ["deal"] }, query, async (rows) => {
    const seen = await readSeen(reading, rows);
    return (row) => {
      const { title = null, status = null, company = null } = seen.get(row.id) ?? {};
      return { id: row.id, state: row.state, title, status, company, reason: reasonOf(reading, row, translator) };
    };
  });
}

async function readSeen({ client, actor }: Reading, rows: readonly BulkItemRow[]) {
  const { rows: deals } = await client.query<DealRow>(
    `select d.id, d.title, d.status, c.name as company from deals d
     left join reporting.companies c on c.workspace_id = $1 and c.id = d.company_id
     where d.workspace_id = $1 and d.id = any($2) and ($3::uuid[] is null or d.owner_id = any($3))`,
    [actor.workspaceId, rows.map((row) => row.id), sightParameter(actor)],
  );
  return new Map(deals.map((deal) => [deal.id, deal]));
}

function reasonOf({ actor }: Reading, { refusal }: BulkItemRow, translator: Translator): BulkDeal["reason"] {
  const { locale } = actor.workspace;
  if (refusal === null) return null;
  const missing = (refusal.missing ?? []) as readonly Missing[];
  return {
    code: refusal.code,
    message: translator.refusal(locale, refusal.code, refusal.params),
    missing: missing.map((one) => ({
      ...one,
      message: translator.refusal(locale, one.code, one.params),
    })) as NonNullable<BulkDeal["reason"]>["missing"],
  };
}
