/** What a stage's conditions may ask for; each kind is built in the slice whose fact it reads and registered in app/. */
export type EntryCondition =
  | { readonly kind: "field"; readonly field: DealField }
  | { readonly kind: "document"; readonly document: DocumentKind; readonly mark: DocumentMark }
  | { readonly kind: "meeting_scheduled" }
  | { readonly kind: "meeting_held" }
  | { readonly kind: "activity_done"; readonly activity: ActivityKind }
  | { readonly kind: "contact_named"; readonly role?: ContactRole }
  | { readonly kind: "next_step" }
  | { readonly kind: "payment_received"; readonly share: PaymentRule }
  /** A field that the workspace added to deals, by id: filled in, or an option by id, yes or no. */
  | { readonly kind: "custom_field"; readonly field: string; readonly equals?: string | boolean };

export type DealField =
  | "amount"
  | "company"
  | "inn"
  | "contact"
  | "expectedCloseOn"
  | "product"
  | "source"
  | "channel"
  | "need"
  | "deliveryOn";
export type DocumentKind =
  | "proposal"
  | "contract"
  | "invoice"
  | "act"
  | "specification"
  | "protocol"
  | "design"
  | "application"
  | "delivery_note"
  | "other";
export type DocumentMark = "attached" | "sent" | "received" | "signed";
export type ActivityKind = "call" | "meeting" | "email" | "presentation" | "proposal" | "document" | "note" | "task";
export type ContactRole = "decides" | "influences" | "approves" | "uses" | "pays";
/** Any money at all, the agreed prepayment, or the whole amount of the deal. */
export type PaymentRule = "any" | "prepayment" | "all";

/** One typical contact of a stage's chain (ACT-2), in order. */
export interface ChainContact {
  readonly activity: ActivityKind;
  readonly subject: string;
}

/** PIP-2: the regulation of one stage. `targetHours` is in working hours, `plannedConversion` 0…1 to the next stage. */
export interface StageRegulation {
  readonly name: string;
  readonly isKeyStage: boolean;
  readonly done: string;
  readonly buyerStep: string;
  readonly keyTask: string;
  readonly entryConditions: readonly EntryCondition[];
  readonly contactChain: readonly ChainContact[];
  readonly targetHours: number | null;
  readonly plannedConversion: number | null;
}

/** A pipeline as written by a person or a template; the last stage is the won one. */
export interface PipelineDefinition {
  readonly name: string;
  readonly stages: readonly StageRegulation[];
}
