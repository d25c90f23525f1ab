export const webRu = {} as const;
