export const plansEn = {
  title: "Plan by people",
} as const;

export const plansRefusalEn = {} as const;
