export const webEn = { title: "Pay" } as const;
