import { expect, test } from "vitest";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { channels, notificationKinds } from "./kinds.ts";
import { notificationsRefusals } from "./refusals.ts";
import { placeOf, type Told, tell } from "./tell.ts";

const translator = createTranslator({ notifications: { ru, en } });
const zone = "Europe/Moscow";
const deal = { id: "0190", title: "Компрессор" };
const say = (told: Told, locale: "ru" | "en" = "ru") =>
  tell(told, (key, params) => translator.text(locale, "notifications", key, params), { locale, zone });

test("each kind and way of happening has a sentence in both languages, with nothing left to fill in", () => {
  const ways: Partial<Record<string, string[]>> = {
    deal_moved: ["moved", "transferred", "postponed", "resumed", "reopened"],
    deal_closed: ["won", "lost"],
    import_finished: ["done", "failed"],
    export_finished: ["ready", "failed"],
  };
  const params = {
    stage: "Встреча",
    fields: ["need"],
    excerpt: "…",
    plannedAt: "2026-11-18T11:30:00Z",
    subject: "Звонок",
  };
  for (const kind of notificationKinds) {
    for (const how of ways[kind] ?? [""]) {
      for (const locale of ["ru", "en"] as const) {
        const sentence = say({ kind, deal, params: { ...params, how, count: 2 } }, locale);
        expect(sentence, kind).not.toMatch(/told\.|\{\{|undefined/);
      }
    }
  }
});

test("the settings name every kind and channel, and every refusal has its words", () => {
  for (const texts of [ru, en]) {
    expect(Object.keys(texts.settings.kind)).toEqual([...notificationKinds]);
    expect(Object.keys(texts.settings.channel)).toEqual([...channels]);
    expect(Object.keys(texts.refusal)).toEqual(Object.keys(notificationsRefusals));
  }
});

test("overdue steps are counted in right Russian", () => {
  const steps = (count: number) => say({ kind: "steps_overdue", deal: null, params: { count, first: "Позвонить" } });
  expect(steps(1)).toBe("Просрочен 1 шаг: Позвонить");
  expect(steps(3)).toBe("Просрочены 3 шага. Самый давний: Позвонить");
  expect(steps(11)).toBe("Просрочено 11 шагов. Самый давний: Позвонить");
});

test("a reminder tells the time by the workspace's clock, in the reader's language", () => {
  const told: Told = {
    kind: "activity_reminder",
    deal,
    params: { subject: "Позвонить", plannedAt: "2026-11-18T11:30:00Z" },
  };
  expect(say(told)).toBe("18\u00a0ноября, 14:30: Позвонить, сделка «Компрессор»");
  expect(say(told, "en")).toBe("18\u00a0November, 14:30: Позвонить, deal “Компрессор”");
});

test("changed fields are named, and those that have no name here are others", () => {
  const fields = ["deliveryOn", "amountMinor", "cf_colour"];
  expect(say({ kind: "deal_changed", deal, params: { fields } })).toBe(
    "В сделке «Компрессор» изменено: сумма, срок поставки, другие поля",
  );
});

test("a notification leads to its deal, an import to its page, a reminder without a deal to the customer", () => {
  expect(placeOf({ kind: "deal_moved", deal, params: {} })).toBe("/deals/0190");
  expect(placeOf({ kind: "import_finished", deal: null, params: { importId: "7" } })).toBe("/settings/import/7");
  expect(placeOf({ kind: "activity_reminder", deal: null, params: { companyId: "8" } })).toBe("/companies/8");
});
