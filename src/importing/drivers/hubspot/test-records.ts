import { type Records, utc } from "../test-records.ts";

const toDeal31 = { deals: { results: [{ id: "31", type: "note_to_deal" }] } };
const toCompany7 = { companies: { results: [{ id: "7", type: "note_to_company" }] } };
const toContact8 = { contacts: { results: [{ id: "8", type: "note_to_contact" }] } };
const hubNote = (id: string, when: string, text: string, associations: object = toDeal31) => ({
  id,
  properties: { hs_timestamp: utc(when), hs_note_body: text, hubspot_owner_id: "1" },
  associations,
});

export const hub: Records = {
  owners: [
    { id: "1", email: "anna@example.org", firstName: "Анна", lastName: "Титова", archived: false },
    { id: "2", email: "", firstName: "Пётр", lastName: "", archived: false },
  ],
  pipelines: [
    {
      id: "default",
      label: "Продажи",
      displayOrder: 0,
      stages: [
        { id: "won1", label: "Успех", displayOrder: 2, metadata: { isClosed: "true", probability: "1.0" } },
        { id: "new1", label: "Новая", displayOrder: 0, metadata: { isClosed: "false", probability: "0.2" } },
        { id: "offer1", label: "Предложение", displayOrder: 1, metadata: { isClosed: "false", probability: "0.5" } },
        { id: "lost1", label: "Отказ", displayOrder: 3, metadata: { isClosed: "true", probability: "0.0" } },
      ],
    },
  ],
  deal_properties: [
    { name: "dealname", label: "Deal Name", type: "string", fieldType: "text", hubspotDefined: true, options: [] },
    { name: "area", label: "Площадь", type: "number", fieldType: "number", hubspotDefined: false, options: [] },
    {
      name: "mounting",
      label: "Способ, монтаж",
      type: "enumeration",
      fieldType: "select",
      hubspotDefined: false,
      options: [{ label: "Под ключ, с пуском", value: "turn_key" }],
    },
  ],
  companies: [
    { id: "7", properties: { name: "Ромашка", phone: "8 495 100-79-19", domain: "romashka.example" } },
    ...Array.from({ length: 150 }, (_, place) => ({ id: String(place + 100), properties: { name: `Фирма ${place}` } })),
  ],
  contacts: [
    {
      id: "8",
      properties: { firstname: "Иван", lastname: "Ли", phone: "12", email: "ivan@example.org" },
      associations: { companies: { results: [{ id: "7", type: "contact_to_company" }] } },
    },
  ],
  deals: [
    {
      id: "31",
      properties: {
        dealname: "Станок",
        amount: "1250.50",
        deal_currency_code: "RUB",
        pipeline: "default",
        dealstage: "won1",
        createdate: utc("2026-03-02T10:00:00"),
        closedate: utc("2026-03-09T12:00:00"),
        hubspot_owner_id: "1",
        area: "12.5",
        mounting: "turn_key",
      },
      propertiesWithHistory: {
        dealstage: [
          { value: "won1", timestamp: utc("2026-03-09T12:00:00"), sourceType: "CRM_UI" },
          { value: "offer1", timestamp: utc("2026-03-05T10:00:00"), sourceType: "CRM_UI" },
          { value: "new1", timestamp: utc("2026-03-02T10:00:00"), sourceType: "CRM_UI" },
        ],
      },
      associations: {
        companies: { results: [{ id: "7", type: "deal_to_company" }] },
        contacts: { results: [{ id: "8", type: "deal_to_contact" }] },
      },
    },
    {
      id: "32",
      properties: {
        dealname: "Пресс",
        amount: "",
        pipeline: "default",
        dealstage: "lost1",
        createdate: utc("2026-03-03T10:00:00"),
        closedate: utc("2026-03-03T10:00:00"),
        hubspot_owner_id: "2",
        closed_lost_reason: "Дорого",
      },
    },
    {
      id: "33",
      properties: {
        dealname: "Кран",
        amount: "900",
        pipeline: "default",
        dealstage: "offer1",
        createdate: utc("2026-03-04T10:00:00"),
        hubspot_owner_id: "2",
      },
      associations: { companies: { results: [{ id: "999", type: "deal_to_company" }] } },
    },
    { id: "34", properties: { dealname: "Ничей", pipeline: "gone", dealstage: "gone1" } },
  ],
  notes: [
    hubNote("51", "2026-03-04T10:00:00", "<p>Первая</p>"),
    hubNote("52", "2026-03-05T10:00:00", "Вторая &amp; третья"),
    hubNote("53", "2026-03-06T10:00:00", "Четвёртая"),
    hubNote("55", "2026-03-07T10:00:00", "<div>О фирме</div>", toCompany7),
    hubNote("56", "2026-03-07T10:30:00", "О человеке", toContact8),
    { id: "54", properties: { hs_note_body: "Ни о чём" } },
  ],
  calls: [
    {
      id: "41",
      properties: { hs_timestamp: utc("2026-03-03T11:05:00"), hs_call_title: "Звонок", hubspot_owner_id: "1" },
      associations: toDeal31,
    },
    {
      id: "42",
      properties: {
        hs_timestamp: utc("2026-03-07T11:00:00"),
        hs_call_title: "Звонок Ивану",
        hs_call_direction: "OUTBOUND",
        hubspot_owner_id: "1",
      },
      associations: toContact8,
    },
  ],
  emails: [
    {
      id: "71",
      properties: {
        hs_timestamp: utc("2026-03-08T09:00:00"),
        hs_email_subject: "Договор",
        hs_email_html: "<p>Подписали</p>",
        hs_email_direction: "INCOMING_EMAIL",
        hs_email_status: "SENT",
        hubspot_owner_id: "1",
      },
      associations: toDeal31,
    },
    {
      id: "72",
      properties: {
        hs_timestamp: utc("2026-03-08T10:00:00"),
        hs_email_subject: "Каталог",
        hs_email_direction: "EMAIL",
        hs_email_status: "SENT",
        hubspot_owner_id: "1",
      },
      associations: toContact8,
    },
  ],
  leads: [{ id: "91" }, { id: "92" }],
  tasks: [
    {
      id: "61",
      properties: {
        hs_timestamp: utc("2026-04-01T12:00:00"),
        hs_task_subject: "Выставить счёт",
        hs_task_status: "NOT_STARTED",
        hs_task_type: "TODO",
        hubspot_owner_id: "2",
      },
      associations: toCompany7,
    },
  ],
};
