import type { Locale } from "../../kernel/actor.ts";
import { demoPeople } from "./people.ts";
import { seededChance } from "./random.ts";

/** A held call of somebody of the demo. */
export interface HeldCall {
  readonly id: string;
  readonly owner: string;
  readonly doneAt: number;
}

export interface DemoReview {
  readonly callId: string;
  readonly owner: string;
  readonly doneAt: number;
  readonly marks: readonly ("yes" | "partly" | "no" | "notApplicable")[];
  readonly mistakes: readonly number[];
  readonly answer: "acknowledged" | "objected" | null;
}

/** How much each criterion weighs, and how often a middling salesperson does it; the last one is critical. */
export const demoCriteria = [
  { weight: 10, share: 0.9 },
  { weight: 25, share: 0.6 },
  { weight: 15, share: 0.55 },
  { weight: 20, share: 0.65 },
  { weight: 10, share: 0.6 },
  { weight: 20, share: 0.5 },
] as const;

interface ReviewWords {
  readonly name: string;
  readonly criteria: readonly string[];
  readonly mistakes: readonly string[];
  readonly objection: string;
}

export const reviewWords: Readonly<Record<Locale, ReviewWords>> = {
  ru: {
    name: "Исходящий звонок",
    criteria: [
      "Представился и спросил, удобно ли говорить",
      "Выяснил задачу открытыми вопросами",
      "Узнал, кто решает и кто платит",
      "Связал предложение с задачей",
      "Ответил на возражение",
      "Назначил следующий шаг с датой",
    ],
    mistakes: ["Говорит больше клиента", "Называет цену раньше задачи", "Не назначил следующий шаг", "Перебивает"],
    objection: "Клиент был за рулём, договорились созвониться вечером",
  },
  en: {
    name: "Outgoing call",
    criteria: [
      "Introduced themselves and asked for the time",
      "Found the task by open questions",
      "Learned who decides and who pays",
      "Tied the offer to the task",
      "Answered the objection",
      "Agreed a next step with a date",
    ],
    mistakes: ["Talks more than the customer", "Names the price before the task", "Agreed no next step", "Interrupts"],
    objection: "The customer was driving, we agreed to talk in the evening",
  },
};

/** Two calls a week of most people over the last weeks; the skilled do more of the script. `calls` are the latest first. */
export function inventReviews(calls: readonly HeldCall[]): DemoReview[] {
  const chance = seededChance(20_261_122);
  const reviews: DemoReview[] = [];
  for (const person of demoPeople.filter((one) => one.load > 0)) {
    const own = calls.filter(({ owner }) => owner === person.key);
    const step = Math.max(1, Math.floor(own.length / 5));
    for (let at = 0; at < own.length && at / step < 5; at += step) {
      const call = own[at];
      if (call === undefined) break;
      const marks = demoCriteria.map(({ share }) => {
        const odds = Math.min(0.97, share * person.skill);
        return chance.happens(odds) ? "yes" : chance.happens(0.5) ? "partly" : "no";
      });
      const mistakes = demoMistakes(marks.at(-1) === "no", chance.happens(0.3 / person.skill), chance.happens(0.2));
      const answer = at < step ? null : chance.happens(0.08) ? "objected" : "acknowledged";
      reviews.push({ callId: call.id, owner: person.key, doneAt: call.doneAt, marks, mistakes, answer });
    }
  }
  return reviews;
}

const demoMistakes = (noStep: boolean, talks: boolean, price: boolean): number[] => [
  ...(talks ? [0] : []),
  ...(price ? [1] : []),
  ...(noStep ? [2] : []),
];
