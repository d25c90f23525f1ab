import type { Money } from "../../kernel/money.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import type { ImportedActivityKind, ImportedContactRole, ImportedOrigin, ImportedOutcome } from "./words.ts";

/** Rows as read: names of people, companies and stages are still names; empty cells and absent columns are null. */
export interface CompanyRow {
  readonly externalId: string;
  /** The key when the table has no names. */
  readonly name: string;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly site: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly channel: string | null;
}

export interface ContactRow {
  readonly externalId: string;
  readonly name: string;
  readonly company: string | null;
  readonly position: string | null;
  readonly role: ImportedContactRole | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface DealRow {
  readonly externalId: string;
  readonly title: string | null;
  readonly pipeline: string | null;
  /** Null when the cell was empty or said the outcome. */
  readonly stage: string | null;
  readonly amount: Money | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly owner: string | null;
  readonly channel: string | null;
  readonly source: string | null;
  readonly product: string | null;
  readonly createdAt: Instant | null;
  readonly expectedCloseOn: CalendarDate | null;
  readonly closedAt: Instant | null;
  /** Null for an open deal and when nothing says it. */
  readonly outcome: ImportedOutcome | null;
  readonly lossReason: string | null;
}

/** One entry of a deal into a stage, or its outcome. */
export interface StageHistoryRow {
  readonly deal: string;
  readonly entered: { readonly stage: string } | { readonly outcome: "won" | "lost" };
  readonly time: Instant;
  readonly amount: Money | null;
  readonly owner: string | null;
  readonly channel: string | null;
  readonly source: string | null;
  readonly company: string | null;
  readonly lossReason: string | null;
}

export interface ActivityRow {
  readonly externalId: string;
  readonly deal: string | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly kind: ImportedActivityKind;
  readonly subject: string | null;
  readonly owner: string | null;
  readonly plannedAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly place: string | null;
  readonly result: string | null;
  /** Of calls and letters: theirs or ours. */
  readonly direction: "in" | "out" | null;
  /** Whether a meeting took place or a call got through; left out or null: not said. */
  readonly isHeld?: boolean | null;
  /** Where it is known from; left out or null: from this import. */
  readonly recordedBy?: ImportedOrigin | null;
}

export interface PaymentRow {
  readonly externalId: string;
  readonly deal: string;
  /** Only to be compared with what stands on the deal by people; a payment is the deal's. */
  readonly company: string | null;
  /** In any currency; a refund is below zero. */
  readonly amount: Money;
  readonly kind: "payment" | "refund";
  /** Per cent; null: the workspace's own of that day. */
  readonly vat: number | null;
  /** Who is credited; null: the deal's responsible. */
  readonly owner: string | null;
  readonly plannedOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
}

export interface ProductRow {
  readonly sku: string;
  /** The SKU when the table has no names. */
  readonly name: string;
  /** Of the field `line`. */
  readonly productLine: string | null;
  readonly unit: string | null;
  readonly price: Money | null;
  readonly cost: Money | null;
  /** Per cent. */
  readonly vat: number | null;
}

/** A return is below zero. */
export interface ShipmentRow {
  readonly externalId: string;
  readonly company: string;
  readonly product: string | null;
  readonly quantity: number | null;
  readonly amount: Money;
  readonly shippedAt: Instant;
}

export interface ImportedRows {
  readonly companies: CompanyRow;
  readonly contacts: ContactRow;
  readonly deals: DealRow;
  readonly "stage-history": StageHistoryRow;
  readonly activities: ActivityRow;
  readonly payments: PaymentRow;
  readonly products: ProductRow;
  readonly shipments: ShipmentRow;
}
