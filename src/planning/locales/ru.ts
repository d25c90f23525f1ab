import { factsRefusalRu, factsRu } from "./facts.ru.ts";
import { plansRefusalRu, plansRu } from "./plans.ru.ts";

export const ru = {
  plans: plansRu,
  facts: factsRu,
  refusal: { ...factsRefusalRu, ...plansRefusalRu },
} as const;
