/** The reports by the names that the wire and the command line know them by (cli.md). */
export const reportNames = [
  "funnel",
  "time-in-stage",
  "stage-outcomes",
  "flow",
  "time-map",
  "loss-reasons",
  "conveyor",
] as const;
export type ReportName = (typeof reportNames)[number];

/** The files that a report is given as (ANA-12). */
export const fileFormats = ["pdf", "xlsx", "csv", "png"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What a report may be split by; `industry` is the company's. */
export const splits = ["channel", "source", "owner", "department", "product", "industry", "lossReason"] as const;
export type Split = (typeof splits)[number];
/** An own field of the deal by its key (PLT-6), or of its company: `custom.segment`, `custom.company.segment`. */
export type OwnSplit = `custom.${string}`;
export type AnySplit = Split | OwnSplit;
const ownSplit = /^custom\.(company\.)?[a-z][a-z0-9_]{0,59}$/;
export const isOwnSplit = (by: string): by is OwnSplit => ownSplit.test(by);
export const isSplit = (by: string): by is AnySplit => isOwnSplit(by) || splits.some((split) => split === by);
