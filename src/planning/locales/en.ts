import { factsEn, factsRefusalEn } from "./facts.en.ts";
import { plansEn, plansRefusalEn } from "./plans.en.ts";

export const en = {
  plans: plansEn,
  facts: factsEn,
  refusal: { ...factsRefusalEn, ...plansRefusalEn },
} as const;
