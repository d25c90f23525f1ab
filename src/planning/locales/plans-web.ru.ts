export const plansWebRu = {} as const;
