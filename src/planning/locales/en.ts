import { plansEn, plansRefusalEn } from "./plans.en.ts";

export const en = {
  plans: plansEn,
  refusal: { ...plansRefusalEn },
} as const;
