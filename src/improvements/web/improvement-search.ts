import { measures } from "../domain/improvement.ts";

/** What the address says. `new` opens the dialog, filled with what a lever or a leak found. */
export interface ImprovementSearch {
  readonly open?: string | undefined;
  readonly new?: "lever" | "leak" | "typed" | undefined;
  readonly pipeline?: string | undefined;
  readonly measure?: (typeof measures)[number] | undefined;
  readonly stage?: string | undefined;
  readonly problem?: string | undefined;
  /** Minor units a quarter. */
  readonly gain?: number | undefined;
}

export function parseImprovementSearch(raw: Readonly<Record<string, unknown>>): ImprovementSearch {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const gain = Number(raw.gain);
  return {
    open: text(raw.open),
    new: (["lever", "leak", "typed"] as const).find((one) => one === raw.new),
    pipeline: text(raw.pipeline),
    measure: measures.find((one) => one === raw.measure),
    stage: text(raw.stage),
    problem: text(raw.problem),
    gain: raw.gain !== undefined && Number.isSafeInteger(gain) ? gain : undefined,
  };
}
