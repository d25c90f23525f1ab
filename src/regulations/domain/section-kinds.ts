/** Parts of the regulation in its order (PLA-11); one that no slice writes is not printed. */
export const sectionKinds = [
  "general",
  "stages",
  "contacts",
  "indicators",
  "norms",
  "planning",
  "accounting",
  "control",
  "rhythm",
  "reporting",
  "roles",
  "pay",
] as const;
export type SectionKind = (typeof sectionKinds)[number];
