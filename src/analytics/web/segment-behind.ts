import { type AnySplit, isOwnSplit } from "../domain/report-names.ts";
import type { DealsBehind } from "./drill-down.ts";

/** One value of a split: its own name, or the id of what it names. */
export interface SegmentHead {
  readonly value: string | null;
  readonly id: string | null;
}

/** How the list of deals is narrowed to one segment; null where it cannot be, so that its figures are plain. */
export function segmentBehind(by: AnySplit | null, { id, value }: SegmentHead): DealsBehind | null {
  if (by === null) return null;
  if (isOwnSplit(by)) {
    const field = by.slice("custom.".length);
    const one = id ?? value;
    return { custom: one === null ? `${field}:blank` : `${field}:any:${one}` };
  }
  switch (by) {
    case "channel":
    case "source":
    case "product":
      return { [by]: value ?? "" };
    case "owner":
    case "department":
      return id === null ? null : { [by]: id };
    case "lossReason":
      return { lossReason: id ?? "" };
    case "industry":
      return { industry: value ?? "" };
  }
}
