import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { previewMerge as definition, MergePreview } from "../../contract.ts";
import { type FieldChoice, fieldChoices } from "../../domain/merge-fields.ts";
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
  const labels = await ownFieldNames(reading, choices);
  const told = (row: typeof survivor, field: string, value: unknown): string | null => {
    if (field === "ownerId") return row.owner_name;
    if (field === "companyId") return "company_name" in row ? row.company_name : null;
    return value === null ? null : wordsOf(labels.get(field), value);
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
    fields: choices.map(({ field, isTaken, ...sides }) => ({
      field,
      label: labels.get(field)?.name ?? null,
      survivor: told(survivor, field, sides.survivor),
      merged: told(merged, field, sides.merged),
      isTaken,
    })),
    moved: await countLinks(
      reading,
      links.filter((link) => link.of === kind && link.column !== "merged_into"),
      merged.id,
    ),
  };
}

interface OwnField {
  readonly id: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

async function ownFieldNames({ client, actor }: Reading, choices: readonly FieldChoice[]) {
  const ids = choices.flatMap(({ field }) => (field.startsWith("custom.") ? [field.slice(7)] : []));
  if (ids.length === 0) return new Map<string, OwnField>();
  const { rows } = await client.query<OwnField>(
    "select id, name, options from reporting.custom_fields where workspace_id = $1 and id = any ($2)",
    [actor.workspaceId, ids],
  );
  return new Map(rows.map((row) => [`custom.${row.id}`, row]));
}

/** A value of the workspace's own field in words: options by their names, money with its currency. */
function wordsOf(own: OwnField | undefined, value: unknown): string {
  if (Array.isArray(value)) return value.map((part) => wordsOf(own, part)).join(", ");
  if (typeof value === "object" && value !== null && "minor" in value && "currency" in value)
    return `${(Number(value.minor) / 100).toFixed(2)} ${String(value.currency)}`;
  const option = own?.options.find(({ id }) => id === value);
  return option?.name ?? String(value);
}
