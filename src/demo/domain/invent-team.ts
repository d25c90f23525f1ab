import type { Locale } from "../../kernel/actor.ts";

interface TeamWords {
  readonly newcomer: string;
  readonly template: string;
  readonly steps: readonly { readonly title: string; readonly day: number; readonly signer: "mentor" | "head" }[];
  readonly contest: { readonly name: string; readonly stages: readonly string[] };
  readonly candidates: readonly {
    readonly name: string;
    readonly contact: string;
    /** The result of each stage passed, the first of them the application. */
    readonly results: readonly { readonly said: string; readonly score: number | null }[];
    readonly outcome: "in_progress" | "hired" | "refused" | "withdrew";
    readonly because: string;
  }[];
  readonly trainings: readonly {
    readonly kind: "training" | "test";
    readonly topic: string;
    readonly daysAgo: number;
    readonly ledBy: string;
  }[];
}

/** The newcomer has worked since so many days. */
export const newcomerDays = 6;
/** The contest was opened so many days ago; a stage took a week. */
export const contestDaysAgo = 38;

const steps = (titles: readonly string[]): TeamWords["steps"] =>
  titles.map((title, place) => ({
    title,
    day: [0, 1, 3, 5, 10, 20, 30, 60][place] ?? 90,
    signer: place >= 6 ? "head" : "mentor",
  }));
const said = (...results: readonly (readonly [string, number | null])[]) =>
  results.map(([text, score]) => ({ said: text, score }));

export const teamWords: Readonly<Record<Locale, TeamWords>> = {
  ru: {
    newcomer: "Глеб Рыбаков",
    template: "Менеджер по продажам",
    steps: steps([
      "Знакомство с отделом и рабочее место",
      "CRM: этапы воронки и регламент",
      "Продукт: компрессоры и осушители",
      "Первый звонок вместе с наставником",
      "Первая встреча вместе с наставником",
      "Десять своих звонков без подсказок",
      "Проверка: продукт и прайс",
      "Разбор первых сделок с руководителем",
    ]),
    contest: {
      name: "Менеджер по продажам, Северо-Запад",
      stages: ["Отклик", "Групповой конкурс", "Собеседование", "Пробный день", "Предложение"],
    },
    candidates: [
      {
        name: "Глеб Рыбаков",
        contact: "+7 921 555-01-14",
        results: said(
          ["", null],
          ["Первый в группе", 88],
          ["Опыт в оборудовании", 82],
          ["18 звонков, 2 встречи", 90],
          ["Вышел", null],
        ),
        outcome: "hired",
        because: "Лучший пробный день",
      },
      {
        name: "Лидия Савина",
        contact: "+7 911 555-02-31",
        results: said(["", null], ["Уверенно держится", 80], ["Хочет свой регион", 76], ["12 звонков", 71]),
        outcome: "in_progress",
        because: "",
      },
      {
        name: "Олег Крылов",
        contact: "+7 905 555-03-48",
        results: said(["", null], ["Не слышит вопросов", 41]),
        outcome: "refused",
        because: "Слабая проверка в группе",
      },
      {
        name: "Марина Юдина",
        contact: "+7 931 555-04-62",
        results: said(["", null], ["Хорошие вопросы", 78], ["Ждёт другого предложения", 70]),
        outcome: "withdrew",
        because: "Приняла другое предложение",
      },
      {
        name: "Павел Ершов",
        contact: "+7 950 555-05-79",
        results: said(["", null]),
        outcome: "in_progress",
        because: "",
      },
    ],
    trainings: [
      { kind: "test", topic: "Новый прайс и скидки", daysAgo: 12, ledBy: "Вера Лаптева" },
      { kind: "training", topic: "Как назначать встречу с первым лицом", daysAgo: 26, ledBy: "Максим Демидов" },
      { kind: "test", topic: "Продукт: осушители воздуха", daysAgo: 54, ledBy: "Вера Лаптева" },
    ],
  },
  en: {
    newcomer: "Gleb Rybakov",
    template: "Salesperson",
    steps: steps([
      "Meet the department, get a desk",
      "CRM: stages of the funnel and the regulation",
      "Product: compressors and dryers",
      "First call together with the mentor",
      "First meeting together with the mentor",
      "Ten calls without prompting",
      "Test: product and price list",
      "Go through the first deals with the head",
    ]),
    contest: {
      name: "Salesperson, North-West",
      stages: ["Application", "Group contest", "Interview", "Trial day", "Offer"],
    },
    candidates: [
      {
        name: "Gleb Rybakov",
        contact: "+7 921 555-01-14",
        results: said(
          ["", null],
          ["First of the group", 88],
          ["Has sold equipment", 82],
          ["18 calls, 2 meetings", 90],
          ["Joined", null],
        ),
        outcome: "hired",
        because: "The best trial day",
      },
      {
        name: "Lidia Savina",
        contact: "+7 911 555-02-31",
        results: said(["", null], ["Holds firm", 80], ["Wants an own region", 76], ["12 calls", 71]),
        outcome: "in_progress",
        because: "",
      },
      {
        name: "Oleg Krylov",
        contact: "+7 905 555-03-48",
        results: said(["", null], ["Does not hear questions", 41]),
        outcome: "refused",
        because: "Weak in the group",
      },
      {
        name: "Marina Yudina",
        contact: "+7 931 555-04-62",
        results: said(["", null], ["Good questions", 78], ["Waits for another offer", 70]),
        outcome: "withdrew",
        because: "Took another offer",
      },
      {
        name: "Pavel Ershov",
        contact: "+7 950 555-05-79",
        results: said(["", null]),
        outcome: "in_progress",
        because: "",
      },
    ],
    trainings: [
      { kind: "test", topic: "New price list and discounts", daysAgo: 12, ledBy: "Vera Lapteva" },
      { kind: "training", topic: "How to get a meeting with the one who decides", daysAgo: 26, ledBy: "Maxim Demidov" },
      { kind: "test", topic: "Product: air dryers", daysAgo: 54, ledBy: "Vera Lapteva" },
    ],
  },
};

/** Who sells better knows more: from 45 to 98 of 100, and some fail. */
export function testResult(skill: number, place: number): number {
  return Math.max(45, Math.min(98, Math.round(38 + 38 * skill + ((place * 37) % 23) - 11)));
}
