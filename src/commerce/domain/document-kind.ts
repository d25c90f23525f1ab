/** The papers of a deal (PIP-2). */
export const documentKinds = [
  "proposal",
  "contract",
  "invoice",
  "act",
  "specification",
  "protocol",
  "design",
  "application",
  "delivery_note",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];
