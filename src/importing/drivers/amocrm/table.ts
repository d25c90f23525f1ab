import type { Foreign, LineRecords } from "../driver.ts";
import { hasAll, type Line, linesOf } from "../headings.ts";
import { cut, numberIn } from "../values.ts";

const notes = ["Примечание", "Примечание 2", "Примечание 3", "Примечание 4", "Примечание 5"];
const phones = [
  "Рабочий телефон",
  "Рабочий прямой телефон",
  "Мобильный телефон",
  "Домашний телефон",
  "Другой телефон",
  "Телефон",
];
const emails = ["Рабочий email", "Личный email", "Другой email", "Email"];
const known = [
  "ID",
  "Название сделки",
  "Бюджет",
  "Ответственный",
  "Дата создания сделки",
  "Дата закрытия",
  "Этап сделки",
  "Воронка",
  "Полное имя контакта",
  "Компания контакта",
  "Компания",
  "Должность",
  "Источник",
  ...notes,
  ...phones,
  ...emails,
  // Of the record in amoCRM, not of the deal.
  "Кем создана сделка",
  "Дата редактирования",
  "Кем редактирована",
  "Ответственный за контакт",
  "Факс",
];

/** The wide table that amoCRM exports: a deal with its contact and company in one line; columns beyond are fields of the account. */
export function amocrmTable(headings: readonly string[]): LineRecords | null {
  if (!hasAll(headings, "ID", "Название сделки", "Этап сделки")) return null;
  const lines = linesOf(headings, known);
  return (cells) => {
    const line = lines(cells);
    const id = line.get("ID");
    const contact = contactOf(line);
    const pipeline = line.get("Воронка") ?? "amoCRM";
    const lead: Foreign = {
      id,
      name: line.get("Название сделки"),
      price: numberIn(line.get("Бюджет")),
      responsible_user_id: line.get("Ответственный"),
      created_at: line.get("Дата создания сделки"),
      closed_at: line.get("Дата закрытия"),
      pipeline_id: pipeline,
      status_id: line.get("Этап сделки"),
      company_name: line.get("Компания", "Компания контакта"),
      _embedded: {
        contacts: contact === null ? [] : [{ id: contact.id }],
        source: [{ name: line.get("Источник") }],
      },
      columns: line.rest(),
    };
    const told = notes.flatMap((name, place) => {
      const text = line.get(name);
      if (text === null || id === null) return [];
      const note: Foreign = {
        id: `${id}-${place + 1}`,
        entity_id: id,
        note_type: "common",
        created_at: line.get("Дата создания сделки"),
        responsible_user_id: line.get("Ответственный"),
        params: { text },
      };
      return [["notes", note] as const];
    });
    return [["leads", lead], ...(contact === null ? [] : [["contacts", contact] as const]), ...told];
  };
}

/** Tables give contacts no id: who has the same name in the same company is the same. */
function contactOf(line: Line): Foreign | null {
  const name = line.get("Полное имя контакта");
  if (name === null) return null;
  const company = line.get("Компания контакта", "Компания");
  const field = (code: string, names: readonly string[]) => {
    const value = line.get(...names);
    return value === null
      ? []
      : [{ field_code: code, values: [{ value: value.split(",")[0]?.replace(/^'/, "").trim() }] }];
  };
  return {
    id: `table:${cut([name, company ?? ""].join("/").toLowerCase(), 150)}`,
    name,
    company_name: company,
    custom_fields_values: [...field("PHONE", phones), ...field("EMAIL", emails), ...field("POSITION", ["Должность"])],
  };
}
