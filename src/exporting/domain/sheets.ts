/** How a value is written for people: `code` has words in the catalogue, `money` is in minor units of the row's currency. */
export type SheetKind = "text" | "code" | "date" | "instant" | "money" | "number" | "flag";

export interface SheetColumn {
  /** Its heading is `heading.<key>` of the catalogue. */
  readonly key: string;
  readonly kind: SheetKind;
  readonly sql: string;
  /** Of a code: which list of words, `code.<words>`. */
  readonly words?: string;
}

/** A table for people: names instead of ids, nothing deleted. */
export interface Sheet {
  /** Names the file: `sheet.<key>` of the catalogue. */
  readonly key: string;
  readonly columns: readonly SheetColumn[];
  readonly from: string;
  readonly order: string;
  /** Whose fields of the workspace's own follow as columns. */
  readonly custom?: "company" | "contact" | "deal" | "activity";
}

const text = (key: string, sql: string): SheetColumn => ({ key, kind: "text", sql });
const date = (key: string, sql: string): SheetColumn => ({ key, kind: "date", sql });
const instant = (key: string, sql: string): SheetColumn => ({ key, kind: "instant", sql });
const number = (key: string, sql: string): SheetColumn => ({ key, kind: "number", sql });
const flag = (key: string, sql: string): SheetColumn => ({ key, kind: "flag", sql });
const money = (key: string, sql: string): SheetColumn => ({ key, kind: "money", sql });
const code = (key: string, sql: string, words: string): SheetColumn => ({ key, kind: "code", sql, words });

/** A row that another one names by its id, in the same workspace. */
const named = (table: string, as: string, id: string) =>
  `left join ${table} ${as} on ${as}.workspace_id = r.workspace_id and ${as}.id = ${id}`;

const people: Sheet = {
  key: "people",
  columns: [
    text("name", "r.name"),
    text("email", "r.email"),
    code("role", "r.role", "role"),
    text("department", "g.name"),
    flag("isActive", "r.is_active"),
  ],
  from: `users r ${named("departments", "g", "r.department_id")}`,
  order: "r.name, r.id",
};

const stages: Sheet = {
  key: "stages",
  columns: [
    text("pipeline", "p.name"),
    text("stage", "r.name"),
    number("position", "r.position"),
    flag("isKeyStage", "r.is_key_stage"),
    flag("isWon", "r.is_won"),
    text("done", "r.done"),
    text("buyerStep", "r.buyer_step"),
    text("keyTask", "r.key_task"),
    number("targetHours", "r.target_hours"),
    number("plannedConversion", "r.planned_conversion"),
  ],
  from: `stages r ${named("pipelines", "p", "r.pipeline_id")} where r.archived_at is null`,
  order: "p.position, r.position, r.id",
};

const companies: Sheet = {
  key: "companies",
  columns: [
    text("company", "r.name"),
    text("inn", "r.inn"),
    text("kpp", "r.kpp"),
    text("site", "r.site"),
    text("phone", "r.phone"),
    text("email", "r.email"),
    text("industry", "r.industry"),
    number("employees", "r.employees"),
    text("city", "r.city"),
    text("country", "r.country"),
    text("channel", "r.channel"),
    text("owner", "o.name"),
    instant("createdAt", "r.created_at"),
  ],
  from: `companies r ${named("users", "o", "r.owner_id")} where r.deleted_at is null`,
  order: "r.name_key, r.id",
  custom: "company",
};

const contacts: Sheet = {
  key: "contacts",
  columns: [
    text("name", "r.name"),
    text("company", "c.name"),
    text("jobTitle", "r.position"),
    code("contactRole", "r.role", "contactRole"),
    text("phone", "r.phone"),
    text("email", "r.email"),
    text("owner", "o.name"),
    instant("createdAt", "r.created_at"),
  ],
  from: `contacts r ${named("companies", "c", "r.company_id")} ${named("users", "o", "r.owner_id")} where r.deleted_at is null`,
  order: "r.name_key, r.id",
  custom: "contact",
};

const deals: Sheet = {
  key: "deals",
  columns: [
    text("deal", "r.title"),
    text("pipeline", "p.name"),
    text("stage", "s.name"),
    code("status", "r.status", "status"),
    money("amount", "r.amount_minor"),
    text("currency", "r.currency"),
    text("company", "c.name"),
    text("contact", "k.name"),
    text("owner", "o.name"),
    text("channel", "r.channel"),
    text("source", "r.source"),
    text("product", "r.product"),
    text("need", "r.need"),
    instant("createdAt", "r.created_at"),
    date("expectedCloseOn", "r.expected_close_on"),
    date("deliveryOn", "r.delivery_on"),
    instant("closedAt", "r.closed_at"),
    text("lossReason", "l.name"),
    text("lossComment", "r.loss_comment"),
  ],
  from: `deals r ${named("pipelines", "p", "r.pipeline_id")} ${named("stages", "s", "r.stage_id")}
    ${named("companies", "c", "r.company_id")} ${named("users", "o", "r.owner_id")} ${named("loss_reasons", "l", "r.loss_reason_id")}
    left join deal_contacts m on m.workspace_id = r.workspace_id and m.deal_id = r.id and m.is_main
    ${named("contacts", "k", "m.contact_id")} where r.deleted_at is null`,
  order: "r.created_at, r.id",
  custom: "deal",
};

const visits: Sheet = {
  key: "stageHistory",
  columns: [
    text("deal", "d.title"),
    text("pipeline", "p.name"),
    text("stage", "s.name"),
    instant("enteredAt", "r.entered_at"),
    instant("leftAt", "r.left_at"),
    code("leftAs", "r.left_as", "leftAs"),
    text("movedBy", "u.name"),
    text("overrideReason", "r.override_reason"),
  ],
  from: `visits r join deals d on d.workspace_id = r.workspace_id and d.id = r.deal_id and d.deleted_at is null
    ${named("pipelines", "p", "r.pipeline_id")} ${named("stages", "s", "r.stage_id")} ${named("users", "u", "r.entered_by")}
    where r.void_at is null`,
  order: "r.deal_id, r.number",
};

const activities: Sheet = {
  key: "activities",
  columns: [
    code("kind", "r.kind", "activityKind"),
    text("subject", "r.subject"),
    text("body", "r.body"),
    text("deal", "d.title"),
    text("company", "c.name"),
    text("contact", "k.name"),
    text("owner", "o.name"),
    instant("plannedAt", "r.planned_at"),
    instant("doneAt", "r.done_at"),
    text("place", "r.place"),
    text("result", "r.result"),
  ],
  from: `activities r ${named("deals", "d", "r.deal_id")} ${named("companies", "c", "r.company_id")}
    ${named("contacts", "k", "r.contact_id")} ${named("users", "o", "r.owner_id")} where r.deleted_at is null`,
  order: "r.list_at, r.id",
  custom: "activity",
};

const payments: Sheet = {
  key: "payments",
  columns: [
    text("deal", "d.title"),
    text("company", "c.name"),
    money("amount", "r.amount_minor"),
    text("currency", "r.currency"),
    text("purpose", "r.purpose"),
    date("plannedOn", "r.planned_on"),
    date("receivedOn", "r.received_on"),
  ],
  from: `payments r ${named("deals", "d", "r.deal_id")} ${named("companies", "c", "d.company_id")} where r.deleted_at is null`,
  order: "r.created_at, r.id",
};

const products: Sheet = {
  key: "products",
  columns: [
    text("sku", "r.sku"),
    text("product", "r.name"),
    text("productLine", "r.product_line"),
    text("unit", "r.unit"),
    money("price", "r.price_minor"),
    money("cost", "r.cost_minor"),
    text("currency", "r.currency"),
    number("vat", "trim_scale(r.vat)"),
  ],
  from: "products r where r.deleted_at is null",
  order: "r.name_key, r.id",
};

const shipments: Sheet = {
  key: "shipments",
  columns: [
    text("shipment", "r.external_id"),
    text("company", "c.name"),
    text("sku", "p.sku"),
    text("product", "p.name"),
    number("quantity", "trim_scale(r.quantity)"),
    money("amount", "r.amount_minor"),
    text("currency", "r.currency"),
    instant("shippedAt", "r.shipped_at"),
  ],
  from: `shipments r ${named("companies", "c", "r.company_id")} ${named("products", "p", "r.product_id")} where r.deleted_at is null`,
  order: "r.shipped_at, r.id",
};

const documents: Sheet = {
  key: "documents",
  columns: [
    text("deal", "d.title"),
    code("documentKind", "r.kind", "documentKind"),
    text("documentTitle", "r.title"),
    text("fileName", "f.name"),
    date("sentOn", "r.sent_on"),
    date("receivedOn", "r.received_on"),
    date("signedOn", "r.signed_on"),
  ],
  from: `documents r ${named("deals", "d", "r.deal_id")} ${named("files", "f", "r.file_id")} where r.deleted_at is null`,
  order: "r.created_at, r.id",
};

/** The tables of an export that people open, in the order of the work. */
export const sheets: readonly Sheet[] = [
  deals,
  visits,
  companies,
  contacts,
  activities,
  payments,
  products,
  shipments,
  documents,
  stages,
  people,
];
