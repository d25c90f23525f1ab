/** What can be imported; the rest of cli.md's kinds are added here. */
export const importKinds = [
  "companies",
  "contacts",
  "deals",
  "stage-history",
  "activities",
  "payments",
  "products",
  "shipments",
] as const;
export type ImportKind = (typeof importKinds)[number];

export function isImportKind(text: string): text is ImportKind {
  return (importKinds as readonly string[]).includes(text);
}

/** A field of a kind; `names` are the columns that are taken for it, in this order, compared by `plainName`. */
export interface ImportField {
  readonly name: string;
  readonly required: boolean;
  readonly names: readonly string[];
  /** In which form a map may say that it is written; the fields of cli.md are known by name. */
  readonly format?: "date" | "number";
}

/** A column's name without case, spaces and underscores, ё as е: "Created_At" and "created at" are one. */
export function plainName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\s_\-\uFEFF]+/gu, "");
}

/** The name of the field itself is always a name of its column. */
function field(name: string, names: string, required = false): ImportField {
  return { name, required, names: [...new Set([name, ...names.split(", ")].map(plainName))] };
}

const key = (names: string) =>
  field("externalId", `id, код, идентификатор, ид, external id, внешний код, ${names}`, true);
const phone = field(
  "phone",
  "телефон, рабочий телефон, мобильный телефон, мобильный, телефоны, phone number, mobile, tel",
);
const email = field("email", "почта, электронная почта, эл. почта, email address, e-mail рабочий, рабочий email, mail");
const channel = field("channel", "канал, канал привлечения, рекламный канал, lead channel");
const source = field("source", "источник, источник сделки, источник лида, lead source");
const owner = field(
  "owner",
  "менеджер, ответственный, ответственный менеджер, владелец, deal owner, manager, responsible, assigned to, sales agent, sales rep",
);
const amount = field(
  "amount",
  "сумма, сумма сделки, бюджет, стоимость, deal amount, deal value, value, close value, budget, price",
);
const currency = field("currency", "валюта, валюта сделки, currency code");
const company = field(
  "company",
  "компания, организация, клиент, контрагент, company name, organization, account, customer, client",
);
const contact = field("contact", "контакт, контактное лицо, contact name, contact person");
const lossReason = field("lossReason", "причина отказа, причина проигрыша, причина закрытия, lost reason, reason lost");
const deal = (required: boolean) =>
  field(
    "deal",
    "сделка, id сделки, код сделки, номер сделки, case, case id, deal id, opportunity, opportunity id",
    required,
  );

const fields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  companies: [
    key("id компании, код компании, company id, account id"),
    field(
      "name",
      "название, наименование, название компании, компания, организация, контрагент, company, company name, account name, account",
    ),
    field("inn", "инн, tax number, tax id, vat number"),
    field("kpp", "кпп"),
    field("site", "сайт, веб-сайт, web, website, web site, домен, domain, url"),
    phone,
    email,
    field("industry", "отрасль, сфера деятельности, сфера, sector"),
    field(
      "employees",
      "сотрудники, сотрудников, число сотрудников, количество сотрудников, headcount, number of employees",
    ),
    field("city", "город, town"),
    field("country", "страна"),
    channel,
  ],
  contacts: [
    key("id контакта, код контакта, contact id"),
    field("name", "имя, фио, контакт, контактное лицо, полное имя, full name, contact, contact name"),
    company,
    field("position", "должность, job title, title"),
    field("role", "роль, роль в сделке, роль в решении, buying role, decision role"),
    phone,
    email,
  ],
  deals: [
    key("id сделки, код сделки, номер сделки, deal id, opportunity id"),
    field("title", "название, название сделки, сделка, тема, deal name, deal title, name, deal, opportunity"),
    field("pipeline", "воронка, воронка продаж, funnel"),
    field("stage", "этап, стадия, этап сделки, стадия сделки, статус, deal stage, status"),
    amount,
    currency,
    company,
    contact,
    owner,
    channel,
    source,
    field("product", "продукт, товар, услуга, product name"),
    field("createdAt", "создана, создано, дата создания, создан, created, create date, created date, date created"),
    field(
      "expectedCloseAt",
      "ожидаемая дата закрытия, предполагаемая дата закрытия, плановая дата закрытия, expected close, expected close date",
    ),
    field("closedAt", "закрыта, закрыто, дата закрытия, дата завершения, closed, close date, closed date, date closed"),
    field("outcome", "исход, результат, итог, result"),
    lossReason,
  ],
  "stage-history": [
    deal(true),
    field("stage", "этап, стадия, этап сделки, статус, activity, stage name, status", true),
    field(
      "time",
      "время, дата, дата и время, время перехода, дата перехода, date, timestamp, datetime, entered at",
      true,
    ),
    amount,
    currency,
    owner,
    channel,
    source,
    company,
    lossReason,
  ],
  activities: [
    key("id дела, код дела, activity id"),
    deal(false),
    field("kind", "вид, тип, вид дела, тип дела, type, activity type", true),
    field("subject", "тема, предмет, название, описание, title, name, description"),
    owner,
    field(
      "plannedAt",
      "план, запланировано, запланирована, срок, дата, когда, planned, due, due date, deadline, scheduled at",
    ),
    field("doneAt", "сделано, выполнено, выполнена, завершено, дата выполнения, done, completed, completed at"),
    field("place", "место, адрес, location"),
    field("result", "результат, итог, outcome"),
    field("held", "состоялось, состоялась, состоялся, дозвонились, held, connected, answered"),
    field("recordedBy", "откуда известно, источник записи, записано, recorded by, origin"),
    company,
    contact,
  ],
  payments: [
    key("id платежа, код платежа, номер платежа, payment id, номер"),
    deal(true),
    company,
    field("amount", "сумма, сумма платежа, оплата, payment amount, value", true),
    currency,
    field("plannedOn", "план, плановая дата, дата по плану, срок, срок оплаты, planned, due, due date"),
    field("receivedOn", "получено, получен, дата оплаты, дата поступления, дата, received, paid, paid on, date"),
    field("kind", "вид, вид платежа, тип, тип платежа, type, payment type"),
    field("vat", "ндс, ставка ндс, ндс %, vat rate, vat %, tax, tax rate"),
    owner,
  ],
  products: [
    field(
      "sku",
      "артикул, код товара, код номенклатуры, номенклатурный номер, код, ид, id, product code, item code, stock code, article, external id",
      true,
    ),
    field("name", "название, наименование, товар, продукт, услуга, номенклатура, product name, product, item, title"),
    field("line", "линейка, товарная группа, группа, группа товаров, категория, product line, family, group, category"),
    field("unit", "единица, единица измерения, ед. изм., ед.изм., ед., unit of measure, uom"),
    field("price", "цена, цена продажи, розничная цена, отпускная цена, unit price, list price, sales price"),
    field("cost", "себестоимость, закупочная цена, цена закупки, cost price, unit cost, purchase price"),
    field("vat", "ндс, ставка ндс, ндс %, vat rate, vat %, tax, tax rate"),
  ],
  shipments: [
    key(
      "номер отгрузки, код отгрузки, id отгрузки, номер, номер документа, накладная, shipment id, invoice, invoice no",
    ),
    { ...company, required: true },
    field(
      "product",
      "продукт, товар, артикул, номенклатура, услуга, sku, product name, product code, item, stock code, description",
    ),
    field("quantity", "количество, кол-во, штук, qty, pieces, units"),
    { ...amount, required: true },
    currency,
    field(
      "shippedAt",
      "отгружено, дата отгрузки, дата, дата документа, время, shipped, shipped on, ship date, invoice date, date",
      true,
    ),
  ],
};

/** The fields of a kind in the order of cli.md, the key first. */
export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return fields[kind];
}
