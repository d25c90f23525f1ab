export const plansWebEn = {} as const;
