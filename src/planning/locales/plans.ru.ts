export const plansRu = {
  title: "План по людям",
} as const;

export const plansRefusalRu = {} as const;
