import { sql } from "kysely";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { Duplicate, findDuplicates as definition } from "../../contract.ts";
import { areNamesakes, confidenceOf, type DuplicateSign, type FoundSign } from "../../domain/duplicate-signs.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import { normalizePhone } from "../../domain/phone.ts";
import { crmRefusals } from "../../domain/refusals.ts";
import { type CompanyRow, findCompany } from "../company-row.ts";
import { type ContactRow, findContact } from "../contact-row.ts";
import { knownTo } from "../customer-sight.ts";
import { tableOf } from "./lock-pair.ts";

const mostOfSign = 20;
/** Among people many are namesakes and left out afterwards: those who are one may come behind them. */
const mostOfPeople = 100;
const mostShown = 60;

interface Signs {
  readonly id: string | null;
  readonly name: string;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly site: string | null;
  readonly companyId: string | null;
}

/** Records that may be the same customer as a known one, or as one that is just being typed, the surest first. */
export async function findDuplicates(
  reading: Reading,
  { query }: InputOf<typeof definition>,
): Promise<{ items: Duplicate[] } | Refusal> {
  const { kind, customer } = query;
  if (customer === undefined) return { items: await duplicatesOf(reading, kind, signsTyped(query)) };
  const row = await (kind === "company" ? findCompany : findContact)(reading, customer);
  if (!row || row.deleted_at) return refuse(crmRefusals, `${kind}_unknown`);
  return { items: await duplicatesOf(reading, kind, signsOf(row)) };
}

function signsTyped({ company, name, inn, kpp, phone, email, site }: InputOf<typeof definition>["query"]): Signs {
  return {
    id: null,
    name: name ?? "",
    inn: inn?.replace(/\s/g, "") ?? null,
    kpp: kpp ?? null,
    phone: phone ? normalizePhone(phone) : null,
    email: email?.includes("@") ? email : null,
    site: site?.includes(".") ? site : null,
    companyId: company ?? null,
  };
}

function signsOf(row: CompanyRow | ContactRow): Signs {
  const { id, name, email, phone_normalized: phone } = row;
  const own =
    "inn" in row
      ? { inn: row.inn, kpp: row.kpp, site: row.site, companyId: null }
      : { inn: null, kpp: null, site: null, companyId: row.company_id };
  return { id, name, email, phone, ...own };
}

interface FoundRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly place: string | null;
  readonly company_id: string | null;
  readonly signs: readonly { readonly sign: DuplicateSign; readonly likeness: number }[];
}

async function duplicatesOf({ sql: executor, actor }: Reading, kind: CustomerKind, signs: Signs): Promise<Duplicate[]> {
  const { id, name, inn, kpp, phone, email, site, companyId } = signs;
  const own =
    kind === "company"
      ? sql`c.inn, c.kpp, c.city as place, null as company_id`
      : sql`null as inn, null as kpp, o.name as place, c.company_id`;
  const ofCompany =
    kind === "company" ? sql`` : sql`left join companies o on o.workspace_id = c.workspace_id and o.id = c.company_id`;
  const { rows } = await sql<FoundRow>`
    select c.id, c.name, c.version, c.phone, c.email, ${own}, f.signs
    from (select id, jsonb_agg(jsonb_build_object('sign', sign, 'likeness', likeness)) as signs
          from find_duplicates(${kind}, ${name}, ${inn}, ${phone}, ${email}, ${site}, ${id}::uuid, ${companyId ? mostOfPeople : mostOfSign}) group by id) f
    join ${sql.table(tableOf[kind])} c on c.workspace_id = ${actor.workspaceId} and c.id = f.id ${ofCompany}
    where ${knownTo(actor, tableOf[kind], "c")} and not exists (
      select from customer_non_duplicates n where n.workspace_id = c.workspace_id
        and n.one_id = least(c.id, ${id}::uuid) and n.other_id = greatest(c.id, ${id}::uuid))`.execute(executor);
  const isElsewhere = (its: string | null) => companyId !== null && its !== null && its !== companyId;
  return rows
    .filter((row) => !areNamesakes(row.signs, { atTwoCompanies: isElsewhere(row.company_id) }))
    .map((row): Duplicate => {
      const areBranches = kpp !== null && row.kpp !== null && kpp !== row.kpp;
      const found: readonly FoundSign[] = row.signs;
      const { inn: itsInn, place } = row;
      const reasons = found.map(({ sign }) => sign).sort();
      const confidence = confidenceOf(found, { areBranches });
      const { id: itsId, name: itsName, version, phone: itsPhone, email: itsEmail } = row;
      return {
        id: itsId,
        name: itsName,
        version,
        inn: itsInn,
        phone: itsPhone,
        email: itsEmail,
        place,
        reasons,
        confidence,
      };
    })
    .sort((one, other) => other.confidence - one.confidence || one.name.localeCompare(other.name))
    .slice(0, companyId ? mostShown : undefined);
}
