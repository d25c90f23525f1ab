import { type Records, utc } from "../test-records.ts";

const [area, mounting] = ["a".repeat(40), "b".repeat(40)];
const changed = (field_key: string, when: string, old_value: string | null, new_value: string) => ({
  of: "31",
  field_key,
  old_value,
  new_value,
  actor_user_id: 1,
  // Without a zone, in UTC.
  time: utc(when).slice(0, 19).replace("T", " "),
});
const pipeNote = (id: number, when: string, content: string, of: object = { deal_id: 31 }) => ({
  id,
  content,
  ...of,
  user_id: 1,
  add_time: utc(when).slice(0, 19).replace("T", " "),
});

const mail = (of: string, id: number, when: string, more: object) => ({
  of,
  object: "mailMessage",
  data: { id, user_id: 1, message_time: utc(when), sent_flag: 0, draft_flag: 0, deleted_flag: 0, ...more },
});
const contract = { subject: "Договор", snippet: "Подписали", from: [{ email_address: "a@b.example" }] };

export const pipe: Records = {
  users: [
    { id: 1, name: "Анна Титова", email: "anna@example.org", active_flag: true },
    { id: 2, name: "Пётр", email: "", active_flag: true },
  ],
  pipelines: [{ id: 1, name: "Продажи", order_nr: 0 }],
  stages: [
    { id: 12, name: "Предложение", order_nr: 2, pipeline_id: 1 },
    { id: 11, name: "Новая", order_nr: 1, pipeline_id: 1 },
  ],
  deal_fields: [
    { field_code: "title", field_name: "Title", field_type: "varchar", options: null },
    { field_code: area, field_name: "Площадь", field_type: "double", options: null },
    {
      field_code: mounting,
      field_name: "Способ, монтаж",
      field_type: "enum",
      options: [{ id: 71, label: "Под ключ, с пуском" }],
    },
  ],
  organizations: [
    { id: 7, name: "Ромашка", address: { value: "Москва, Ленинский, 1", locality: "Москва" } },
    ...Array.from({ length: 600 }, (_, place) => ({ id: place + 100, name: `Фирма ${place}` })),
  ],
  persons: [
    {
      id: 8,
      name: "Иван Ли",
      org_id: 7,
      phones: [{ value: "12", primary: true, label: "work" }],
      emails: [{ value: "ivan@example.org", primary: true, label: "work" }],
      email_messages_count: 2,
    },
  ],
  deals: [
    {
      id: 31,
      title: "Станок",
      value: 1250.5,
      currency: "RUB",
      pipeline_id: 1,
      stage_id: 12,
      status: "won",
      owner_id: 1,
      org_id: 7,
      person_id: 8,
      add_time: utc("2026-03-02T10:00:00"),
      won_time: utc("2026-03-09T12:00:00"),
      stage_change_time: utc("2026-03-05T10:00:00"),
      email_messages_count: 1,
      custom_fields: { [area]: 12.5, [mounting]: 71 },
    },
    {
      id: 32,
      title: "Пресс",
      value: 0,
      currency: "RUB",
      pipeline_id: 1,
      stage_id: 11,
      status: "lost",
      lost_reason: "Дорого",
      owner_id: 2,
      add_time: utc("2026-03-03T10:00:00"),
      lost_time: utc("2026-03-03T10:00:00"),
      stage_change_time: null,
    },
    {
      id: 33,
      title: "Кран",
      value: 900,
      currency: "RUB",
      pipeline_id: 1,
      stage_id: 12,
      status: "open",
      owner_id: 2,
      org_id: 999,
      add_time: utc("2026-03-04T10:00:00"),
      stage_change_time: null,
    },
    { id: 34, title: "Ничей", pipeline_id: 9, stage_id: 99, status: "open" },
    { id: 35, title: "Стёрта", pipeline_id: 1, stage_id: 11, status: "open", is_deleted: true },
  ],
  mails: [mail("31", 81, "2026-03-08T09:00:00", contract)],
  // One of them is the deal's too.
  person_mails: [
    mail("8", 81, "2026-03-08T09:00:00", contract),
    mail("8", 82, "2026-03-08T10:00:00", { subject: "Каталог", sent_flag: 1, to: [{ linked_person_id: 8 }] }),
  ],
  leads: [
    { id: "aa", title: "Заявка", person_id: 8 },
    { id: "bb", title: "Вторая заявка" },
  ],
  changes: [
    changed("add_time", "2026-03-02T10:00:00", null, "2026-03-02 07:00:00"),
    changed("status", "2026-03-09T12:00:00", "open", "won"),
    changed("stage_id", "2026-03-05T10:00:00", "11", "12"),
  ],
  notes: [
    pipeNote(51, "2026-03-04T10:00:00", "<p>Первая</p>"),
    pipeNote(52, "2026-03-05T10:00:00", "Вторая &amp; третья"),
    pipeNote(53, "2026-03-06T10:00:00", "Четвёртая"),
    pipeNote(54, "2026-03-07T10:00:00", "О фирме", { org_id: 7 }),
    pipeNote(55, "2026-03-07T10:30:00", "<i>О человеке</i>", { person_id: 8 }),
    pipeNote(56, "2026-03-07T10:40:00", "О неизвестном", { person_id: 99 }),
  ],
  activities: [
    {
      id: 41,
      type: "call",
      subject: "Звонок",
      deal_id: 31,
      owner_id: 1,
      due_date: "2026-03-03",
      due_time: "08:00:00",
      done: true,
      marked_as_done_time: utc("2026-03-03T11:05:00"),
    },
    {
      id: 42,
      type: "call",
      subject: "Звонок Ивану",
      person_id: 8,
      owner_id: 1,
      due_date: "2026-03-07",
      due_time: "08:00:00",
      done: true,
    },
    {
      id: 43,
      type: "task",
      subject: "Выставить счёт",
      org_id: 7,
      owner_id: 2,
      due_date: "2026-04-01",
      due_time: "09:00:00",
      done: false,
    },
  ],
};
