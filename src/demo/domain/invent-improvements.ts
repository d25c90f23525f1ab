import type { Locale } from "../../kernel/actor.ts";

type Words = Readonly<Record<Locale, string>>;

/** An improvement of the demo. Months count from the one that runs: [from, to). */
export interface DemoImprovement {
  readonly source: "lever" | "leak" | "typed";
  readonly problem: Words;
  readonly hypothesis: Words | null;
  readonly measure: "conversion" | "average" | "stageTime";
  /** Place of the stage from 0; null of the average deal. */
  readonly stage: number | null;
  readonly trial: {
    readonly from: number;
    readonly to: number;
    readonly baseFrom: number;
    readonly baseTo: number;
  } | null;
  readonly state: "found" | "testing" | "adopted" | "dropped";
  readonly decision: Words | null;
}

/** One in each state, oldest first. */
export const demoImprovements: readonly DemoImprovement[] = [
  {
    source: "lever",
    problem: { ru: "Из предложения в договор проходит половина", en: "Half of the offers become contracts" },
    hypothesis: {
      ru: "Если предложение показывать на встрече, а не слать письмом, соглашаться будут чаще",
      en: "Shown at a meeting instead of sent, offers will be taken more often",
    },
    measure: "conversion",
    stage: 3,
    trial: { from: -5, to: -2, baseFrom: -13, baseTo: -5 },
    state: "adopted",
    decision: { ru: "Показ предложения теперь в цепочке этапа", en: "Showing the offer is in the chain of the stage" },
  },
  {
    source: "typed",
    problem: { ru: "Покупают одно изделие вместо комплекта", en: "One product is bought instead of a set" },
    hypothesis: {
      ru: "Если предлагать комплект с сервисом, средняя сделка вырастет",
      en: "With a set and service offered, the average deal will grow",
    },
    measure: "average",
    stage: null,
    trial: { from: -4, to: -1, baseFrom: -7, baseTo: -4 },
    state: "dropped",
    decision: {
      ru: "Заметной разницы нет, а предложение готовится дольше",
      en: "No difference to speak of, and offers take longer",
    },
  },
  {
    source: "lever",
    problem: { ru: "Предложение долго остаётся без ответа", en: "Offers wait long for an answer" },
    hypothesis: {
      ru: "Если звонить на второй день, решают быстрее",
      en: "Called on the second day, buyers decide sooner",
    },
    measure: "stageTime",
    stage: 3,
    trial: { from: -1, to: 1, baseFrom: -3, baseTo: -1 },
    state: "testing",
    decision: null,
  },
  {
    source: "leak",
    problem: { ru: "Назначенные встречи срываются", en: "Planned meetings fall through" },
    hypothesis: null,
    measure: "conversion",
    stage: 1,
    trial: null,
    state: "found",
    decision: null,
  },
];
