import { type CellReader, cellReader, type RowContext, type RowRefusal } from "./cell-reader.ts";
import type { ColumnMapping } from "./columns.ts";
import type { ImportKind } from "./fields.ts";
import type {
  ActivityRow,
  CompanyRow,
  ContactRow,
  DealRow,
  ImportedRows,
  PaymentRow,
  ProductRow,
  ShipmentRow,
  StageHistoryRow,
} from "./rows.ts";
import type { CellKind } from "./sheet-cell.ts";
import {
  activityKindOf,
  contactRoleOf,
  heldOf,
  type ImportedOutcome,
  outcomeOf,
  outcomeOfStage,
  paymentKindOf,
  recordOriginOf,
  vatOf,
} from "./words.ts";

function company(read: CellReader): CompanyRow {
  const externalId = read.key("externalId");
  return {
    externalId,
    name: read.text("name") ?? externalId,
    inn: read.inn(),
    kpp: read.kpp(),
    site: read.text("site"),
    phone: read.phone(),
    email: read.email(),
    industry: read.text("industry"),
    employees: read.count("employees"),
    city: read.text("city"),
    country: read.text("country"),
    channel: read.text("channel"),
  };
}

function contact(read: CellReader): ContactRow {
  const externalId = read.key("externalId");
  return {
    externalId,
    name: read.text("name") ?? externalId,
    company: read.text("company"),
    position: read.text("position"),
    role: read.understood("role", "role_unknown", contactRoleOf),
    phone: read.phone(),
    email: read.email(),
  };
}

/** The stage, or the outcome that stands in its place: by the map's values, else by the usual words. */
function stageOrOutcome(read: CellReader, hasValues: boolean): StageHistoryRow["entered"] | null {
  const mapped = read.mapped("stage");
  if (mapped !== null && typeof mapped !== "string") return mapped;
  const stage = read.text("stage");
  if (stage === null) return null;
  const outcome = hasValues ? null : outcomeOfStage(stage);
  return outcome === null ? { stage } : { outcome };
}

/** A named outcome goes before the one that stands in place of the stage. */
function outcomeOfDeal(read: CellReader, entered: StageHistoryRow["entered"] | null): ImportedOutcome | null {
  const named = read.understood("outcome", "outcome_unknown", outcomeOf);
  if (named !== null) return named === "open" ? null : named;
  return entered !== null && "outcome" in entered ? entered.outcome : null;
}

function deal(read: CellReader, stageHasValues: boolean): DealRow {
  const externalId = read.key("externalId");
  const entered = stageOrOutcome(read, stageHasValues);
  const row = {
    externalId,
    title: read.text("title"),
    pipeline: read.text("pipeline"),
    stage: entered !== null && "stage" in entered ? entered.stage : null,
    amount: read.money(),
    company: read.text("company"),
    contact: read.text("contact"),
    owner: read.text("owner"),
    channel: read.text("channel"),
    source: read.text("source"),
    product: read.text("product"),
    createdAt: read.pastInstant("createdAt"),
    expectedCloseOn: read.date("expectedCloseAt"),
    closedAt: read.instant("closedAt"),
    outcome: outcomeOfDeal(read, entered),
    lossReason: read.text("lossReason"),
  };
  // Of an open deal it is a plan, which goes nowhere.
  if (row.outcome !== null) read.pastInstant("closedAt");
  return row;
}

/** A required value that is missing has been refused by then; the default only completes the type. */
function required<Value>(read: CellReader, field: string, value: Value | null, otherwise: Value): Value {
  if (value === null) read.fail(field, "value_missing");
  return value ?? otherwise;
}

function stageEntry(read: CellReader, stageHasValues: boolean): StageHistoryRow {
  return {
    deal: read.key("deal"),
    entered: required(read, "stage", stageOrOutcome(read, stageHasValues), { stage: "" }),
    time: required(read, "time", read.pastInstant("time"), 0),
    amount: read.money(),
    owner: read.text("owner"),
    channel: read.text("channel"),
    source: read.text("source"),
    company: read.text("company"),
    lossReason: read.text("lossReason"),
  };
}

function activity(read: CellReader): ActivityRow {
  return {
    externalId: read.key("externalId"),
    deal: read.text("deal"),
    company: read.text("company"),
    contact: read.text("contact"),
    kind: required(read, "kind", read.understood("kind", "activity_kind_unknown", activityKindOf), "task"),
    subject: read.text("subject"),
    owner: read.text("owner"),
    plannedAt: read.instant("plannedAt"),
    doneAt: read.pastInstant("doneAt"),
    place: read.text("place"),
    result: read.text("result"),
    direction: null,
    isHeld: read.understood("held", "held_wrong", heldOf),
    recordedBy: read.understood("recordedBy", "record_origin_unknown", recordOriginOf),
  };
}

function payment(read: CellReader): PaymentRow {
  const row = {
    externalId: read.key("externalId"),
    deal: read.key("deal"),
    company: read.text("company"),
    amount: required(read, "amount", read.money("amount", "any"), { minor: 0, currency: "" }),
    plannedOn: read.date("plannedOn"),
    receivedOn: read.pastDate("receivedOn"),
    kind: read.understood("kind", "payment_kind_unknown", paymentKindOf) ?? ("payment" as const),
    vat: read.understood("vat", "vat_wrong", vatOf),
    owner: read.text("owner"),
  };
  if (row.plannedOn === null && row.receivedOn === null) read.fail("receivedOn", "value_missing");
  if (row.amount.minor === 0) read.fail("amount", "amount_zero");
  if (row.amount.minor < 0 && row.kind === "payment") read.fail("amount", "number_negative");
  if (row.amount.minor > 0 && row.kind === "refund") read.fail("amount", "refund_positive");
  return row;
}

function product(read: CellReader): ProductRow {
  const sku = read.key("sku");
  return {
    sku,
    name: read.text("name") ?? sku,
    productLine: read.text("line"),
    unit: read.text("unit"),
    price: read.money("price"),
    cost: read.money("cost"),
    vat: read.understood("vat", "vat_wrong", vatOf),
  };
}

function shipment(read: CellReader): ShipmentRow {
  return {
    externalId: read.key("externalId"),
    company: required(read, "company", read.text("company"), ""),
    product: read.text("product"),
    quantity: read.quantity("quantity"),
    amount: required(read, "amount", read.money("amount", "any"), { minor: 0, currency: "" }),
    shippedAt: required(read, "shippedAt", read.pastInstant("shippedAt"), 0),
  };
}

type Readers = { readonly [Kind in ImportKind]: (read: CellReader, stageHasValues: boolean) => ImportedRows[Kind] };
const readers: Readers = {
  companies: company,
  contacts: contact,
  deals: deal,
  "stage-history": stageEntry,
  activities: activity,
  payments: payment,
  products: product,
  shipments: shipment,
};

/**
 * One row of a table → the typed row, or why it is refused (`rowRefusals`; params `field`, `column`, `value`): the first
 * thing wrong in the order of the fields. A row without its key is refused with `id_missing`, one without another
 * required value with `value_missing`.
 */
export function parseRow<Kind extends ImportKind>(
  kind: Kind,
  cells: readonly string[],
  mapping: ColumnMapping,
  context: RowContext,
  kinds?: readonly CellKind[],
): ImportedRows[Kind] | RowRefusal {
  const read = cellReader(cells, mapping, context, kinds);
  const hasValues = mapping.stage !== undefined && mapping.stage.values !== null;
  const row: ImportedRows[Kind] = readers[kind](read, hasValues);
  return read.refusal() ?? row;
}
