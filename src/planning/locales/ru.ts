import { plansRefusalRu, plansRu } from "./plans.ru.ts";

export const ru = {
  plans: plansRu,
  refusal: { ...plansRefusalRu },
} as const;
