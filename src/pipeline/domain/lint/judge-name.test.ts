import { describe, expect, it } from "vitest";
import { judgeName } from "./judge-name.ts";
import {
  englishOthers,
  englishResults,
  russianOthers,
  russianProcesses,
  russianResults,
  russianThings,
} from "./test-stage-names.ts";

describe("a stage's name", () => {
  it.each(russianResults)("states a result: %s", (name) => {
    expect(judgeName(name)).toEqual({ verdict: "result", suggestion: null });
  });
  it.each([...russianProcesses, ...russianThings, ...russianOthers])("states no result: %s", (name) => {
    const { verdict, suggestion } = judgeName(name);
    expect(verdict).not.toBe("result");
    if (suggestion) expect(judgeName(suggestion).verdict).toBe("result");
  });
  it.each(russianProcesses.filter((name) => !/склад|юрист|вопрос|отдел|связи/.test(name)))(
    "is called a process and reworded: %s",
    (name) => {
      const { verdict, suggestion } = judgeName(name);
      expect(verdict).toBe("process");
      expect(suggestion).not.toBeNull();
      expect(judgeName(suggestion ?? "").verdict).toBe("result");
    },
  );
  it.each(englishResults)("states a result in English: %s", (name) => {
    expect(judgeName(name).verdict).toBe("result");
  });
  it.each(englishOthers)("states no result in English: %s", (name) => {
    const { verdict, suggestion } = judgeName(name);
    expect(verdict).not.toBe("result");
    if (suggestion) expect(judgeName(suggestion).verdict).toBe("result");
  });
  it("lists more names than real systems offer by default", () => {
    expect(new Set([...russianResults, ...russianProcesses, ...russianThings, ...russianOthers]).size).toBeGreaterThan(
      500,
    );
    expect(new Set([...englishResults, ...englishOthers]).size).toBeGreaterThan(300);
  });
});

describe("the proposed wording", () => {
  it.each([
    ["Думает", "Решение принято"],
    ["Согласование", "Согласовано"],
    ["Согласование договора", "Договор согласован"],
    ["Согласование сметы", "Смета согласована"],
    ["Согласование коммерческого предложения", "Коммерческое предложение согласовано"],
    ["Согласование документов", "Документы согласованы"],
    ["Переговоры", "Условия согласованы"],
    ["Ждём ответа", "Ответ получен"],
    ["Ждём оплату", "Оплата получена"],
    ["Ожидание оплаты", "Оплата получена"],
    ["Отправка КП", "КП отправлено"],
    ["Подготовка договора", "Договор подготовлен"],
    ["На оформлении", "Документы оформлены"],
    ["В процессе принятия решений", "Решение принято"],
    ["Принимают решение", "Решение принято"],
    ["Договор на подписании", "Договор подписан"],
    ["Назначить встречу", "Встреча назначена"],
    ["Первичный контакт", "Первичный контакт установлен"],
    ["Финальный счёт", "Финальный счёт отправлен"],
    ["Брендирование партии", "Брендирование партии завершено"],
    ["КП отправлено, ждём ответа", "КП отправлено"],
    ["Не обработан", "Обработан"],
    ["Negotiation", "Terms agreed"],
    ["Follow-up", "Answer received"],
    ["Thinking", "Decision made"],
    ["Waiting for reply", "Reply received"],
    ["Contract negotiation", "Contract agreed"],
    ["Sending proposal", "Proposal sent"],
    ["Awaiting payment", "Payment received"],
    ["Meeting", "Meeting held"],
    ["In progress", "Work done"],
  ])("of «%s» is «%s»", (name, wording) => {
    expect(judgeName(name).suggestion).toBe(wording);
  });
});
