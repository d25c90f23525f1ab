import type { Foreign } from "./driver.ts";

/** The same small department in the words of each system: two people, a firm with a contact, one deal won, one lost, one open. */
export type Records = Readonly<Record<string, readonly Foreign[]>>;

const at = (text: string) => Date.parse(`${text}+03:00`) / 1000;
/** A time of Moscow as the other systems write it. */
export const utc = (text: string) => new Date(`${text}+03:00`).toISOString();
const amoNote = (id: number, when: string, text: string, of = 31) => ({
  id,
  entity_id: of,
  note_type: "common",
  created_at: at(when),
  responsible_user_id: 1,
  params: { text },
});
const comment = (id: number, when: string, text: string, type = "deal", of = 31) => ({
  ID: String(id),
  ENTITY_ID: of,
  ENTITY_TYPE: type,
  CREATED: `${when}+03:00`,
  AUTHOR_ID: "1",
  COMMENT: text,
});
const many = Array.from({ length: 120 }, (_, at) => at + 100);
export const bitrix: Records = {
  users: [
    { ID: "1", NAME: "Анна", LAST_NAME: "Титова", EMAIL: "anna@example.org" },
    { ID: "2", NAME: "Пётр", LAST_NAME: "", EMAIL: "" },
  ],
  categories: [{ id: 0, name: "Продажи" }],
  statuses: [
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "NEW", NAME: "Новая", SORT: "10", SEMANTICS: null },
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "OFFER", NAME: "Предложение", SORT: "20", SEMANTICS: null },
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "WON", NAME: "Успех", SORT: "30", SEMANTICS: "S" },
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "LOSE", NAME: "Дорого", SORT: "40", SEMANTICS: "F" },
  ],
  companies: [
    { ID: "7", TITLE: "Ромашка", PHONE: [{ VALUE: "8 495 100-79-19" }], EMAIL: [{ VALUE: "no address" }] },
    ...many.map((id) => ({ ID: String(id), TITLE: `Фирма ${id}` })),
  ],
  contacts: [{ ID: "8", NAME: "Иван", LAST_NAME: "Ли", COMPANY_ID: "7", PHONE: [{ VALUE: "12" }] }],
  deals: [
    {
      ID: "31",
      TITLE: "Станок",
      UF_CRM_1: 12.5,
      UF_CRM_2: "71",
      CATEGORY_ID: "0",
      STAGE_ID: "WON",
      OPPORTUNITY: "1250.50",
      CURRENCY_ID: "RUB",
      COMPANY_ID: "7",
      CONTACT_ID: "8",
      ASSIGNED_BY_ID: "1",
      DATE_CREATE: "2026-03-02T10:00:00+03:00",
      CLOSEDATE: "2026-03-09T00:00:00+03:00",
    },
    {
      ID: "32",
      TITLE: "Пресс",
      CATEGORY_ID: "0",
      STAGE_ID: "LOSE",
      OPPORTUNITY: "0.00",
      CURRENCY_ID: "RUB",
      COMPANY_ID: "0",
      ASSIGNED_BY_ID: "2",
      DATE_CREATE: "2026-03-03T10:00:00+03:00",
      CLOSEDATE: "2026-03-03T00:00:00+03:00",
    },
    {
      ID: "33",
      TITLE: "Кран",
      CATEGORY_ID: "0",
      STAGE_ID: "OFFER",
      OPPORTUNITY: "900",
      CURRENCY_ID: "RUB",
      COMPANY_ID: "999",
      ASSIGNED_BY_ID: "2",
      DATE_CREATE: "2026-03-04T10:00:00+03:00",
      CLOSEDATE: "2026-05-01T00:00:00+03:00",
    },
    { ID: "34", TITLE: "Ничей", CATEGORY_ID: "5", STAGE_ID: "C5:NEW" },
  ],
  stages: [
    { ID: 1, TYPE_ID: 1, OWNER_ID: 31, CATEGORY_ID: 0, STAGE_ID: "NEW", CREATED_TIME: "2026-03-02T10:00:00+03:00" },
    { ID: 2, TYPE_ID: 2, OWNER_ID: 31, CATEGORY_ID: 0, STAGE_ID: "OFFER", CREATED_TIME: "2026-03-05T10:00:00+03:00" },
    { ID: 3, TYPE_ID: 3, OWNER_ID: 31, CATEGORY_ID: 0, STAGE_ID: "WON", CREATED_TIME: "2026-03-09T12:00:00+03:00" },
  ],
  activities: [
    {
      ID: "41",
      OWNER_TYPE_ID: "2",
      OWNER_ID: "31",
      TYPE_ID: "2",
      SUBJECT: "Звонок",
      COMPLETED: "Y",
      START_TIME: "2026-03-03T11:00:00+03:00",
      END_TIME: "2026-03-03T11:05:00+03:00",
      RESPONSIBLE_ID: "1",
    },
    {
      ID: "42",
      OWNER_TYPE_ID: "3",
      OWNER_ID: "8",
      TYPE_ID: "2",
      DIRECTION: "2",
      SUBJECT: "Звонок Ивану",
      COMPLETED: "Y",
      START_TIME: "2026-03-07T11:00:00+03:00",
      RESPONSIBLE_ID: "1",
    },
    {
      ID: "43",
      OWNER_TYPE_ID: "4",
      OWNER_ID: "7",
      TYPE_ID: "3",
      SUBJECT: "Выставить счёт",
      COMPLETED: "N",
      DEADLINE: "2026-04-01T12:00:00+03:00",
      RESPONSIBLE_ID: "2",
    },
    {
      ID: "44",
      OWNER_TYPE_ID: "2",
      OWNER_ID: "31",
      TYPE_ID: "4",
      DIRECTION: "1",
      SUBJECT: "Договор",
      DESCRIPTION: "<p>Подписали</p>",
      COMPLETED: "Y",
      START_TIME: "2026-03-08T09:00:00+03:00",
      RESPONSIBLE_ID: "1",
    },
    {
      // Of a lead, whose contact came.
      ID: "45",
      OWNER_TYPE_ID: "1",
      OWNER_ID: "2",
      TYPE_ID: "4",
      DIRECTION: "2",
      SUBJECT: "Каталог",
      COMPLETED: "Y",
      START_TIME: "2026-03-08T10:00:00+03:00",
      RESPONSIBLE_ID: "1",
    },
  ],
  leads: [{ ID: "1" }, { ID: "2", CONTACT_ID: "8" }],
  deal_fields: [
    {
      TITLE: { type: "string", title: "Название" },
      UF_CRM_1: { type: "double", title: "UF_CRM_1", formLabel: "Площадь", isMultiple: false },
      UF_CRM_2: {
        type: "enumeration",
        title: "UF_CRM_2",
        formLabel: "Способ, монтаж",
        isMultiple: false,
        items: [
          { ID: "71", VALUE: "Под ключ, с пуском" },
          { ID: "72", VALUE: "Самовывоз" },
        ],
      },
    },
  ],
  comments: [
    comment(1, "2026-03-04T10:00:00", "[b]Первая[/b]"),
    comment(2, "2026-03-05T10:00:00", "Вторая &amp; третья"),
    comment(3, "2026-03-06T10:00:00", "Четвёртая"),
    comment(4, "2026-03-07T10:00:00", "О фирме", "company", 7),
    comment(5, "2026-03-07T10:30:00", "[i]О человеке[/i]", "contact", 8),
    comment(6, "2026-03-07T10:40:00", " ", "contact", 8),
  ],
};
const change = (id: string, lead: number, when: string, before: number, after: number) => ({
  id,
  entity_id: lead,
  created_at: at(when),
  value_before: [{ lead_status: { id: before, pipeline_id: 5 } }],
  value_after: [{ lead_status: { id: after, pipeline_id: 5 } }],
});
export const amo: Records = {
  users: [
    { id: 1, name: "Анна Титова", email: "anna@example.org" },
    { id: 2, name: "Пётр", email: "" },
  ],
  pipelines: [
    {
      id: 5,
      name: "Продажи",
      _embedded: {
        statuses: [
          { id: 142, name: "Успех", sort: 10_000 },
          { id: 50, name: "Неразобранное", sort: 5, type: 1 },
          { id: 51, name: "Новая", sort: 10 },
          { id: 52, name: "Предложение", sort: 20 },
          { id: 143, name: "Закрыто и не реализовано", sort: 11_000 },
        ],
      },
    },
  ],
  companies: [
    { id: 7, name: "Ромашка", custom_fields_values: [{ field_code: "PHONE", values: [{ value: "8 495 100-79-19" }] }] },
    ...Array.from({ length: 300 }, (_, place) => ({ id: place + 100, name: `Фирма ${place}` })),
  ],
  contacts: [
    {
      id: 8,
      name: "Иван Ли",
      _embedded: { companies: [{ id: 7 }] },
      custom_fields_values: [{ field_code: "PHONE", values: [{ value: "12" }] }],
    },
  ],
  leads: [
    {
      id: 31,
      name: "Станок",
      custom_fields_values: [
        { field_id: 901, field_name: "Площадь", field_type: "numeric", values: [{ value: "12.5" }] },
        {
          field_id: 902,
          field_name: "Способ, монтаж",
          field_type: "select",
          values: [{ value: "Под ключ, с пуском", enum_id: 71 }],
        },
      ],
      price: 1250.5,
      pipeline_id: 5,
      status_id: 142,
      responsible_user_id: 1,
      created_at: at("2026-03-01T10:00:00"),
      closed_at: at("2026-03-09T12:00:00"),
      _embedded: { companies: [{ id: 7 }], contacts: [{ id: 8, is_main: true }] },
    },
    {
      id: 32,
      name: "Пресс",
      price: 0,
      pipeline_id: 5,
      status_id: 143,
      responsible_user_id: 2,
      created_at: at("2026-03-03T10:00:00"),
      closed_at: at("2026-03-03T10:00:00"),
      _embedded: { loss_reason: [{ name: "Дорого" }] },
    },
    {
      id: 33,
      name: "Кран",
      price: 900,
      pipeline_id: 5,
      status_id: 52,
      responsible_user_id: 2,
      created_at: at("2026-03-04T10:00:00"),
      _embedded: { companies: [{ id: 999 }] },
    },
    { id: 34, name: "Ничей", price: 1, pipeline_id: 6, status_id: 1 },
    { id: 35, name: "Заявка", pipeline_id: 5, status_id: 50, _embedded: { contacts: [{ id: 8, is_main: true }] } },
  ],
  events: [
    change("e2", 31, "2026-03-09T12:00:00", 52, 142),
    change("e1", 31, "2026-03-05T10:00:00", 51, 52),
    // Nobody had accepted it until then.
    change("e0", 31, "2026-03-02T10:00:00", 50, 51),
  ],
  unsorted: [
    { uid: "u1", category: "forms", _embedded: { leads: [{ id: 35 }] } },
    { uid: "u2", category: "sip", _embedded: { leads: [{ id: 36 }] } },
  ],
  notes: [
    {
      id: 41,
      entity_id: 31,
      note_type: "call_out",
      created_at: at("2026-03-03T11:05:00"),
      responsible_user_id: 1,
      params: { text: "Звонок" },
    },
    amoNote(42, "2026-03-04T10:00:00", "Первая"),
    amoNote(43, "2026-03-05T10:00:00", "Вторая & третья"),
    amoNote(44, "2026-03-06T10:00:00", "Четвёртая"),
    { id: 45, entity_id: 31, note_type: "service_message", params: {} },
    {
      id: 50,
      entity_id: 31,
      note_type: "amomail_message",
      created_at: at("2026-03-08T09:00:00"),
      responsible_user_id: 1,
      params: { income: true, subject: "Договор", content_summary: "Подписали" },
    },
    {
      id: 51,
      entity_id: 35,
      note_type: "amomail_message",
      created_at: at("2026-03-08T10:00:00"),
      responsible_user_id: 1,
      params: { income: false, subject: "Каталог" },
    },
  ],
  company_notes: [amoNote(46, "2026-03-07T10:00:00", "О фирме", 7)],
  contact_notes: [
    amoNote(47, "2026-03-07T10:30:00", "О человеке", 8),
    amoNote(48, "2026-03-07T10:40:00", "О неизвестном", 99),
    {
      id: 49,
      entity_id: 8,
      note_type: "call_out",
      created_at: at("2026-03-07T11:00:00"),
      created_by: 1,
      params: { text: "Звонок Ивану" },
    },
  ],
  tasks: [
    {
      id: 61,
      entity_type: "companies",
      entity_id: 7,
      task_type_id: 3,
      text: "Выставить счёт",
      is_completed: false,
      complete_till: at("2026-04-01T12:00:00"),
      responsible_user_id: 2,
    },
  ],
};
