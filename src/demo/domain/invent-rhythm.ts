import type { Locale } from "../../kernel/actor.ts";

/** How the demo's meetings of the last two weeks went, in words; the first of each list comes first. */
interface Words {
  readonly skipped: string;
  readonly notes: Readonly<Record<string, readonly string[]>>;
  readonly otherNotes: readonly string[];
  readonly decisions: Readonly<Record<string, readonly string[]>>;
}

export const rhythmWords: Readonly<Record<Locale, Words>> = {
  ru: {
    skipped: "Весь отдел на выставке",
    notes: {
      stand_up: [
        "Прошли по людям, двое без встреч.",
        "Платежи подтвердили, один переносится.",
        "Коротко: всё по плану.",
      ],
      pipeline_review: ["Разобрали десять самых давних сделок, три закрываем.", "Две сделки ждут решения инженеров."],
      weekly_plan: ["Неделя короче, встречи ставим на первые дни."],
      training: ["Разобрали проигранные: цена звучала раньше выгоды."],
      monthly_results: ["План выполнен не полностью: в октябре поздно пошли встречи."],
    },
    otherNotes: ["Прошло по повестке.", "Отстающим помогают старшие."],
    decisions: {
      stand_up: [
        "Назначить две встречи до пятницы",
        "Уточнить дату оплаты с бухгалтерией клиента",
        "Позвонить тем, кто молчит неделю",
      ],
      pipeline_review: ["Закрыть сделки без ответа больше месяца", "Вернуть в работу отложенные с наступившей датой"],
      weekly_plan: ["Подготовить список клиентов на встречи недели"],
      one_to_one: ["Разобрать три проигранных звонка вместе"],
      sla_review: ["Отвечать на заявку в течение получаса"],
      training: ["Выучить ответы на пять возражений о цене"],
      monthly_results: ["Поставить план встреч на первую неделю месяца"],
    },
  },
  en: {
    skipped: "The whole department is at the exhibition",
    notes: {
      stand_up: [
        "Went round the people, two have no meetings.",
        "Payments confirmed, one is put off.",
        "Short: all as planned.",
      ],
      pipeline_review: ["Went through the ten oldest deals, three are closed.", "Two deals wait for the engineers."],
      weekly_plan: ["The week is shorter, meetings go to its first days."],
      training: ["Went through the lost ones: the price came before the benefit."],
      monthly_results: ["The plan was not met in full: October's meetings came late."],
    },
    otherNotes: ["Went by the agenda.", "The experienced help those behind."],
    decisions: {
      stand_up: [
        "Set two meetings by Friday",
        "Settle the day of payment with the customer's accounts",
        "Call those silent for a week",
      ],
      pipeline_review: ["Close deals without an answer for a month", "Take up the postponed ones whose day has come"],
      weekly_plan: ["Prepare the list of customers for this week's meetings"],
      one_to_one: ["Go through three lost calls together"],
      sla_review: ["Answer a request within half an hour"],
      training: ["Learn the answers to five objections on price"],
      monthly_results: ["Plan meetings for the first week of the month"],
    },
  },
};

interface Held {
  readonly kind: string;
  readonly index: number;
  readonly attendees: number;
}

/** The third evening was called off, each fifth meeting of an event nobody held; the rest went as the words say. */
export function inventMeeting({ kind, index, attendees }: Held, locale: Locale) {
  const words = rhythmWords[locale];
  if (kind === "evening_results" && index === 2) return { skipped: words.skipped };
  if (index % 5 === 4) return null;
  const notes = words.notes[kind] ?? words.otherNotes;
  const decisions = words.decisions[kind] ?? [];
  const text = decisions[index % Math.max(1, decisions.length)];
  const decides = text !== undefined && index < decisions.length;
  return {
    notes: notes[index % notes.length] ?? "",
    markOf: (place: number) => {
      if (attendees > 3 && (place + index) % 11 === 5) return "absent" as const;
      return (place + index) % 7 === 3 ? ("late" as const) : ("present" as const);
    },
    decisions: decides ? [{ text, owner: index, dueInDays: 2 + index, isDone: index % 2 === 0 }] : [],
  };
}

interface Regulated {
  readonly accounting: string;
  readonly control: string;
  readonly note: string;
}

/** What people wrote into the two versions of the regulation. */
export const regulationWords: Readonly<Record<Locale, readonly [Regulated, Regulated]>> = {
  ru: [
    {
      accounting: "Результат встречи записывают в день встречи до 19:00.",
      control: "",
      note: "Первая версия",
    },
    {
      accounting: "Результат встречи и следующий шаг записывают в день встречи до 18:00.",
      control: "Расхождение обещанных и пришедших платежей разбирают на планёрке следующего дня.",
      note: "Заведены регулярные события, следующий шаг записывают вместе с результатом",
    },
  ],
  en: [
    { accounting: "The result of a meeting is noted on its day by 19:00.", control: "", note: "The first version" },
    {
      accounting: "The result of a meeting and the next step are noted on its day by 18:00.",
      control: "A mismatch of payments promised and received is gone through at the next day's stand-up.",
      note: "Regular events are held; the next step is noted together with the result",
    },
  ],
};
