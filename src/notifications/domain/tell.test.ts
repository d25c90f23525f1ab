import { expect, test } from "vitest";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { channels, notificationKinds } from "./kinds.ts";
import { notificationsRefusals } from "./refusals.ts";
import { addressOf, placeOf, type Told, tell } from "./tell.ts";

const translator = createTranslator({ notifications: { ru, en } });
const zone = "Europe/Moscow";
const deal = { id: "0190", title: "Компрессор" };
const say = (told: Told, locale: "ru" | "en" = "ru") =>
  tell(told, (key, params) => translator.text(locale, "notifications", key, params), { locale, zone });

test("each kind and way of happening has a sentence in both languages, with nothing left to fill in", () => {
  const ways: Partial<Record<string, string[]>> = {
    deal_moved: ["moved", "transferred", "postponed", "resumed", "reopened"],
    deal_closed: ["won", "lost"],
    import_finished: ["done", "failed", "undo_failed"],
    export_finished: ["ready", "failed"],
    webhook_off: ["failing", "gone"],
  };
  const params = {
    stage: "Встреча",
    fields: ["need"],
    excerpt: "…",
    plannedAt: "2026-11-18T11:30:00Z",
    subject: "Звонок",
    name: "Магазин",
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

test("many deals are told of in one sentence, counted in right Russian, and lead to the list", () => {
  const many = (kind: Told["kind"], params: object, locale: "ru" | "en" = "ru") =>
    say({ kind, deal: null, params: { ...params } }, locale);
  expect(many("deal_assigned", { many: 3 })).toBe("Вам переданы 3 сделки");
  expect(many("deal_assigned", { many: 300 }, "en")).toBe("300 deals are now yours");
  expect(many("deal_moved", { many: 12, how: "moved", stage: "Встреча" })).toBe(
    "12 ваших сделок переведены на этап «Встреча»",
  );
  expect(many("deal_moved", { many: 2, how: "postponed" })).toBe("2 ваши сделки отложены");
  expect(many("deal_closed", { many: 5, how: "lost" }, "en")).toBe("5 of your deals were lost");
  expect(many("deal_changed", { many: 21, fields: ["channel"] })).toBe("В 21 вашей сделке изменено: канал");
  expect(placeOf({ kind: "deal_assigned", deal: null, params: { many: 3 } })).toBe("/deals");
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

test("a mention leads to the comment, where it was made: on the deal, with the customer, else in the calendar", () => {
  const said = { activityId: "a1", commentId: "c1" };
  const mention = (where: Pick<Told, "deal">, more: object = {}) =>
    addressOf({ kind: "mention", ...where, params: { ...said, ...more } });
  expect(mention({ deal })).toBe("/deals/0190?activity=a1&comment=c1");
  expect(mention({ deal: null }, { companyId: "8", contactId: "9" })).toBe("/companies/8?activity=a1&comment=c1");
  expect(mention({ deal: null }, { contactId: "9" })).toBe("/contacts/9?activity=a1&comment=c1");
  expect(mention({ deal: null })).toBe("/calendar?activity=a1&comment=c1");
  expect(addressOf({ kind: "mention", deal, params: { activityId: "a1" } })).toBe("/deals/0190?activity=a1");
  expect(addressOf({ kind: "deal_moved", deal, params: said })).toBe("/deals/0190");
});
