export const webRu = { title: "Мотивация" } as const;
