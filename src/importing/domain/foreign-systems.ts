/** Systems that people move over from; each has a driver. */
export const foreignSystems = ["amocrm", "bitrix24", "hubspot", "pipedrive"] as const;
export type ForeignSystem = (typeof foreignSystems)[number];

export const foreignSystemOf = (kind: string): ForeignSystem | null =>
  foreignSystems.find((system) => system === kind) ?? null;
