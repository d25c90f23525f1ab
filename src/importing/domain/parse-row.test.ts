import { describe, expect, test } from "vitest";
import { matchColumns } from "./columns.ts";
import type { ImportKind } from "./fields.ts";
import type { ImportMap } from "./import-map.ts";
import { parseRow } from "./parse-row.ts";
import type { ImportedRows } from "./rows.ts";

const context = {
  zone: "Europe/Moscow",
  now: Date.parse("2026-11-22T06:00:00Z"),
  currency: "RUB",
  phone: (text: string) => (/^\+?\d{11}$/.test(text) ? `+${text.replace("+", "")}` : null),
};

/** What differs from null of the row of these named cells, or the refusal as "code column value". */
function row<Kind extends ImportKind>(kind: Kind, cells: Record<string, string>, map?: ImportMap): unknown {
  const header = Object.keys(cells);
  const matched = matchColumns(kind, header, map);
  if ("refused" in matched) throw new Error(matched.refused);
  const parsed: ImportedRows[Kind] | { refused: string } = parseRow(
    kind,
    Object.values(cells),
    matched.mapping,
    context,
  );
  if ("refused" in parsed) {
    const { column, value } = (parsed as { params?: Record<string, string> }).params ?? {};
    return `${parsed.refused} ${column} ${value}`.trim();
  }
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== null));
}

describe("a company", () => {
  test("is read with everything in its place", () => {
    expect(
      row("companies", {
        Код: " 17 ",
        Название: "ООО «Ромашка»",
        ИНН: "7707 083 893",
        КПП: "773601001",
        Сайт: "romashka.ru",
        Телефон: "+79123456789",
        Почта: "Info@Romashka.RU",
        Сотрудники: "1 250",
        Город: "",
      }),
    ).toEqual({
      externalId: "17",
      name: "ООО «Ромашка»",
      inn: "7707083893",
      kpp: "773601001",
      site: "romashka.ru",
      phone: "+79123456789",
      email: "info@romashka.ru",
      employees: 1250,
    });
  });

  test("without a name is called by its key; without a key it is refused", () => {
    expect(row("companies", { ID: "Acme" })).toEqual({ externalId: "Acme", name: "Acme" });
    expect(row("companies", { ID: " ", Название: "Acme" })).toBe("id_missing ID");
  });

  test("gets back the zero that Excel took from its tax number", () => {
    // 0274062111: 0·2+2·4+7·10+4·3+0·5+6·9+2·4+1·6+1·8 = 166, mod 11 = 1
    expect(row("companies", { ID: "1", ИНН: "274062111" })).toMatchObject({ inn: "0274062111" });
  });

  test.each([
    ["ИНН", "7707083894", "inn_wrong"],
    ["КПП", "77360100", "ok"],
    ["КПП", "123", "kpp_wrong"],
    ["Телефон", "нет", "phone_wrong"],
    ["Email", "info@", "email_wrong"],
    ["Email", "нет", "email_wrong"],
    ["Email", "a b@c.ru", "email_wrong"],
    ["Сотрудники", "12,5", "too_many_decimals"],
    ["Сотрудники", "1,250", "ambiguous_number"],
    ["Сотрудники", "-5", "number_negative"],
    ["Город", "x".repeat(501), "text_too_long"],
  ])("with %s “%s” is %s", (column, value, code) => {
    const read = row("companies", { ID: "1", [column]: value });
    if (code === "ok") expect(read).toMatchObject({ kpp: "077360100" });
    else expect(read).toBe(`${code} ${column} ${value.slice(0, 100)}`);
  });
});

describe("a deal", () => {
  test("of the hardware seller is won by the word in place of its stage", () => {
    expect(
      row("deals", {
        opportunity_id: "1C1I7A6R",
        deal_stage: "Won",
        account: "Cancity",
        close_date: "2017-03-01",
        close_value: "1054",
      }),
    ).toEqual({
      externalId: "1C1I7A6R",
      outcome: "won",
      company: "Cancity",
      closedAt: Date.UTC(2017, 1, 28, 21),
      amount: { minor: 105_400, currency: "RUB" },
    });
  });

  test.each([
    ["Выиграна", "won"],
    ["УСПЕШНО", "won"],
    ["won", "won"],
    ["Проиграна", "lost"],
    ["отказ", "lost"],
    ["Lost", "lost"],
  ])("is told %s in place of its stage", (word, outcome) => {
    expect(row("deals", { ID: "1", Этап: word })).toEqual({ externalId: "1", outcome });
  });

  test("keeps its stage when the outcome has a column of its own", () => {
    expect(row("deals", { ID: "1", Этап: "Договор", Исход: "Отложена" })).toEqual({
      externalId: "1",
      stage: "Договор",
      outcome: "postponed",
    });
    expect(row("deals", { ID: "1", Этап: "Договор", Исход: "в работе" })).toEqual({
      externalId: "1",
      stage: "Договор",
    });
    expect(row("deals", { ID: "1", Исход: "может быть" })).toBe("outcome_unknown Исход может быть");
  });

  test("has the currency of its column, of the mark beside the sum, or of the workspace", () => {
    const amount = (cells: Record<string, string>) => row("deals", { ID: "1", ...cells });
    expect(amount({ Сумма: "1 250,50" })).toMatchObject({ amount: { minor: 125_050, currency: "RUB" } });
    expect(amount({ Сумма: "1 250 ₽", Валюта: "руб." })).toMatchObject({ amount: { minor: 125_000, currency: "RUB" } });
    expect(amount({ Сумма: "$12.5" })).toMatchObject({ amount: { minor: 1_250, currency: "USD" } });
    expect(amount({ Сумма: "1250", Валюта: "JPY" })).toMatchObject({ amount: { minor: 1_250, currency: "JPY" } });
    expect(amount({ Сумма: "$12.5", Валюта: "RUB" })).toBe("currency_contradiction Сумма $12.5");
    expect(amount({ Сумма: "5", Валюта: "золото" })).toBe("currency_unknown Валюта золото");
    expect(amount({ Сумма: "1,250" })).toBe("ambiguous_number Сумма 1,250");
    expect(amount({ Сумма: "-1" })).toBe("number_negative Сумма -1");
    expect(amount({ Сумма: "", Валюта: "RUB" })).toEqual({ externalId: "1" });
  });

  test("is expected on a day and created at a time, by the formats of the map", () => {
    const map = {
      externalId: "ID",
      createdAt: { column: "Start", format: "MM/DD/YYYY" },
      expectedCloseAt: { column: "End", format: "DD/MM/YYYY" },
      amount: { column: "Sum", format: "1.250,00" },
    };
    expect(row("deals", { ID: "1", Start: "03/04/2026", End: "03/04/2026", Sum: "1.250" }, map)).toEqual({
      externalId: "1",
      createdAt: Date.UTC(2026, 2, 3, 21),
      expectedCloseOn: "2026-04-03",
      amount: { minor: 125_000, currency: "RUB" },
    });
  });
});

describe("an entry into a stage", () => {
  const cells = { Сделка: "case-1", Этап: "T02", Время: "2011-10-11 13:45:40.276000+02:00" };

  test("is read with its time", () => {
    expect(row("stage-history", cells)).toEqual({
      deal: "case-1",
      entered: { stage: "T02" },
      time: Date.UTC(2011, 9, 11, 11, 45, 40, 276),
    });
  });

  test("may be an outcome by the map, and then the usual words are stages", () => {
    const stage = { column: "Этап", values: { approved: { outcome: "won" as const }, old: "New" } };
    const entered = (word: string) =>
      row("stage-history", { ...cells, Этап: word }, { deal: "Сделка", time: "Время", stage });
    expect(entered("Approved ")).toMatchObject({ entered: { outcome: "won" } });
    expect(entered("Old")).toMatchObject({ entered: { stage: "New" } });
    expect(entered("Won")).toMatchObject({ entered: { stage: "Won" } });
    expect(row("stage-history", { ...cells, Этап: "Won" })).toMatchObject({ entered: { outcome: "won" } });
  });

  test("needs a deal, a stage and a time", () => {
    expect(row("stage-history", { ...cells, Сделка: "" })).toBe("id_missing Сделка");
    expect(row("stage-history", { ...cells, Этап: "" })).toBe("value_missing Этап");
    expect(row("stage-history", { ...cells, Время: "" })).toBe("value_missing Время");
    expect(row("stage-history", { ...cells, Время: "03/04/2026" })).toBe("ambiguous_date Время 03/04/2026");
  });
});

describe("contacts and activities", () => {
  test("roles and kinds are understood in both languages", () => {
    expect(row("contacts", { ID: "1", Имя: "Иван", Роль: "ЛПР" })).toMatchObject({ name: "Иван", role: "decides" });
    expect(row("contacts", { ID: "1", Role: "end user" })).toMatchObject({ role: "uses" });
    expect(row("contacts", { ID: "1", Роль: "сосед" })).toBe("role_unknown Роль сосед");
    expect(row("activities", { ID: "1", Вид: "Звонок" })).toMatchObject({ kind: "call" });
    expect(row("activities", { ID: "1", Type: "Meeting" })).toMatchObject({ kind: "meeting" });
    expect(row("activities", { ID: "1", Вид: "танец" })).toBe("activity_kind_unknown Вид танец");
    expect(row("activities", { ID: "1", Вид: "" })).toBe("value_missing Вид");
  });
});

describe("what has happened does not lie ahead", () => {
  const ahead = "2026-11-22 09:06";
  test("an entry, a creation, a closing and a done activity are refused by name, but for five minutes of a clock ahead", () => {
    const entry = (time: string) => row("stage-history", { deal: "d", stage: "Offer", time });
    expect(entry(ahead)).toBe(`time_in_future time ${ahead}`);
    expect(entry("2026-11-22 09:05")).toMatchObject({ time: context.now + 300_000 });
    expect(row("deals", { externalId: "d", createdAt: ahead })).toBe(`time_in_future createdAt ${ahead}`);
    expect(row("deals", { externalId: "d", closedAt: ahead, outcome: "won" })).toBe(`time_in_future closedAt ${ahead}`);
    expect(row("activities", { externalId: "a", kind: "call", doneAt: ahead })).toBe(`time_in_future doneAt ${ahead}`);
  });

  test("the closing of an open deal and a planned activity do", () => {
    expect(row("deals", { externalId: "d", closedAt: ahead })).toMatchObject({ externalId: "d" });
    expect(row("activities", { externalId: "a", kind: "call", plannedAt: ahead })).toMatchObject({ kind: "call" });
  });
});
