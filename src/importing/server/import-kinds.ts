import { recordActivities } from "../../activities/index.ts";
import {
  type PaymentLine,
  type ProductLine,
  recordPaymentLines,
  recordProducts,
  recordShipments,
  type ShipmentLine,
} from "../../commerce/index.ts";
import { nameCompanies, nameContacts, recordCompanies, recordContacts } from "../../crm/index.ts";
import { createUser, fallbackPerson, namePeople } from "../../identity/index.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import {
  type DealLine,
  type HistoryEntry,
  nameDeals,
  type PipelineRules,
  type RecordNaming,
  recordDealLines,
  recordHistory,
} from "../../pipeline/index.ts";
import type { RecordedCounts } from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ImportKind } from "../domain/fields.ts";
import { recordingRefusals } from "../domain/refusals.ts";
import type { ImportedRows } from "../domain/rows.ts";
import type { Placed } from "./read-rows.ts";

/** Said beside the counts; messages are in the catalogues under `warning.<code>`. */
export interface ImportWarning {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Recording {
  readonly unit: Unit;
  readonly importId: string;
  readonly rules: PipelineRules;
  /** `--pipeline`. */
  readonly pipeline: string | null;
  readonly warn: (warning: ImportWarning) => void;
}

type Recorded = Promise<RecordedCounts | Refusal>;
type Recorders = {
  readonly [Kind in ImportKind]: (rows: AsyncIterable<Placed<ImportedRows[Kind]>>, recording: Recording) => Recorded;
};

/** How the rows of each kind become rows of the product: through the doors of the slices that own them. */
export const recorders: Recorders = {
  companies: (rows, { unit, importId }) => recordCompanies(unit, named(rows), importId),
  contacts: async (rows, { unit, importId, warn }) => {
    const { companiesCreated, ...counts } = await recordContacts(unit, named(rows), importId);
    if (companiesCreated > 0) warn({ code: "companies_created", params: { count: companiesCreated } });
    return counts;
  },
  deals: async (rows, recording) => {
    const { unit, importId, rules, pipeline } = recording;
    return recordDealLines(unit, dealLines(rows), { pipeline, rules, importId, naming: namingOf(recording) });
  },
  "stage-history": async (rows, recording) => {
    const { unit, importId, rules } = recording;
    const pipeline = recording.pipeline ?? (await onlyPipeline(unit));
    if (pipeline === null) return refuse(recordingRefusals, "pipeline_missing");
    return recordHistory(unit, historyEntries(rows), { pipeline, rules, importId, naming: namingOf(recording) });
  },
  activities: (rows, recording) => {
    const { unit, importId } = recording;
    const zone = unit.actor.workspace.timeZone;
    const { companies, contacts, ...naming } = namingOf(recording);
    const customers = { companies, contacts };
    return recordActivities(unit, activities(rows, zone), { ...naming, customers, deals: nameDeals }, importId);
  },
  payments: (rows, recording) => {
    const { people } = namingOf(recording);
    return recordPaymentLines(recording.unit, payments(rows), { deals: nameDeals, people }, recording.importId);
  },
  products: (rows, { unit, importId }) => recordProducts(unit, products(rows), importId),
  shipments: async (rows, recording) => {
    const { unit, importId, warn } = recording;
    const { companies } = namingOf(recording);
    const { productsCreated, ...counts } = await recordShipments(unit, shipments(rows), { companies }, importId);
    if (productsCreated > 0) warn({ code: "products_created", params: { count: productsCreated } });
    return counts;
  },
};

/** A name that only repeats the key is the key standing in for an empty cell: it does not rename anybody. */
async function* named<Row extends { externalId: string; name: string }>(rows: AsyncIterable<Row>) {
  for await (const row of rows) yield { ...row, name: row.name === row.externalId ? null : row.name };
}

async function* dealLines(rows: AsyncIterable<Placed<ImportedRows["deals"]>>): AsyncGenerator<DealLine> {
  for await (const { amount, ...row } of rows) yield { ...row, amountMinor: amount?.minor ?? null };
}

async function* historyEntries(
  rows: AsyncIterable<Placed<ImportedRows["stage-history"]>>,
): AsyncGenerator<HistoryEntry> {
  for await (const { amount, time, ...row } of rows) yield { ...row, at: time, amountMinor: amount?.minor ?? null };
}

/** A plan at midnight is a plan for the day. */
async function* activities(rows: AsyncIterable<Placed<ImportedRows["activities"]>>, zone: string) {
  for await (const row of rows) {
    const { plannedAt, kind, doneAt } = row;
    const isHeld = doneAt !== null && (kind === "call" || kind === "meeting") ? (row.isHeld ?? null) : null;
    yield {
      ...row,
      isHeld,
      hasTime: plannedAt === null ? null : plannedAt !== startOfDay(dateOf(plannedAt, zone), zone),
    };
  }
}

async function* payments(rows: AsyncIterable<Placed<ImportedRows["payments"]>>): AsyncGenerator<PaymentLine> {
  for await (const { amount, company: _, ...row } of rows)
    yield { ...row, amountMinor: amount.minor, currency: amount.currency };
}

async function* products(rows: AsyncIterable<Placed<ImportedRows["products"]>>): AsyncGenerator<ProductLine> {
  for await (const { name, price, cost, ...row } of rows) {
    const own = {
      name: name === row.sku ? null : name,
      priceMinor: price?.minor ?? null,
      costMinor: cost?.minor ?? null,
    };
    yield { ...row, ...own };
  }
}

async function* shipments(rows: AsyncIterable<Placed<ImportedRows["shipments"]>>): AsyncGenerator<ShipmentLine> {
  for await (const { amount, ...row } of rows) yield { ...row, amountMinor: amount.minor };
}

async function onlyPipeline(unit: Unit): Promise<string | null> {
  const { rows } = await unit.client.query<{ name: string }>(
    "select name from reporting.pipelines where workspace_id = $1 and archived_at is null limit 2",
    [unit.actor.workspaceId],
  );
  return rows.length === 1 ? (rows[0]?.name ?? null) : null;
}

const shownNames = 50;

/** How slices find what other slices own; what had to be created is told in the warnings. */
function namingOf({ unit: { actor }, importId, warn }: Recording): RecordNaming {
  const counted = (code: string, count: number) => count > 0 && warn({ code, params: { count } });
  return {
    companies: async (unit, names) => void counted("companies_created", await nameCompanies(unit, names, importId)),
    contacts: async (unit, names) => void counted("contacts_created", await nameContacts(unit, names, importId)),
    people: async (unit, names) => {
      const created = await namePeople(unit, names);
      if (created.length === 0) return;
      const shown = created.slice(0, shownNames).join(", ");
      warn({
        code: "people_created",
        params: { count: created.length, names: created.length > shownNames ? `${shown}…` : shown },
      });
    },
    fallbackOwner: async (unit) => {
      warn({ code: "owner_missing", params: {} });
      const found = await fallbackPerson(unit);
      if (found !== null) return found;
      const name = actor.workspace.locale === "ru" ? "Без ответственного" : "Nobody responsible";
      const made = await createUser(unit, {
        email: null,
        name,
        role: "salesperson",
        passwordHash: null,
        isActive: false,
      });
      if (isRefusal(made)) throw new Error(`A person could not be recorded: ${made.refused}`);
      return made.id;
    },
  };
}
