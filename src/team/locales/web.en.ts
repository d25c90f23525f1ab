export const webEn = {} as const;
