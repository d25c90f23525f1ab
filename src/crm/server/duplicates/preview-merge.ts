import { readOwnWords } from "../../../custom-fields/index.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { previewMerge as definition, MergePreview } from "../../contract.ts";
import { type CustomerKind, type FieldChoice, fieldChoices } from "../../domain/merge-fields.ts";
import { crmRefusals } from "../../domain/refusals.ts";
import { findCompany } from "../company-row.ts";
import { findContact } from "../contact-row.ts";
import type { CustomerLink } from "./customer-link.ts";
import { countLinks } from "./move-links.ts";

/** What a merge would do, so that a person decides knowing it. */
export async function previewMerge(
  reading: Reading,
  links: readonly CustomerLink[],
  { query }: InputOf<typeof definition>,
): Promise<MergePreview | Refusal> {
  const { kind } = query;
  const find = kind === "company" ? findCompany : findContact;
  const [survivor, merged] = [await find(reading, query.survivor), await find(reading, query.merged)];
  if (!survivor || survivor.deleted_at || !merged || merged.deleted_at) return refuse(crmRefusals, `${kind}_unknown`);
  if (survivor.id === merged.id) return refuse(crmRefusals, "merge_with_itself");
  const compared = (row: typeof survivor) => ({
    columns: { ...row },
    custom: row.custom,
    updatedAt: row.updated_at.getTime(),
  });
  const choices = fieldChoices(kind, compared(survivor), compared(merged));
  const own = await ownWordsOf(reading, kind, choices);
  const told = (row: typeof survivor, field: string, value: unknown): string | null => {
    if (field === "ownerId") return row.owner_name;
    if (field === "companyId") return "company_name" in row ? row.company_name : null;
    return value === null ? null : String(value);
  };
  const head = ({ id, name, version, updated_at }: typeof survivor) => ({
    id,
    name,
    version,
    updatedAt: updated_at.toISOString(),
  });
  return {
    survivor: head(survivor),
    merged: head(merged),
    fields: choices.map(({ field, isTaken, ...sides }) => {
      const words = own.get(field.slice(ownField.length));
      const [ours, theirs] = words?.values ?? [
        told(survivor, field, sides.survivor),
        told(merged, field, sides.merged),
      ];
      return { field, label: words?.name ?? null, survivor: ours ?? null, merged: theirs ?? null, isTaken };
    }),
    moved: await countLinks(
      reading,
      links.filter((link) => link.of === kind && link.column !== "merged_into"),
      merged.id,
    ),
  };
}

const ownField = "custom.";

/** What the two have in the workspace's own fields, in words, by field id. */
function ownWordsOf(reading: Reading, kind: CustomerKind, choices: readonly FieldChoice[]) {
  const own = choices.filter(({ field }) => field.startsWith(ownField));
  const asked = new Map(own.map(({ field, survivor, merged }) => [field.slice(ownField.length), [survivor, merged]]));
  return readOwnWords(reading, kind, asked);
}
