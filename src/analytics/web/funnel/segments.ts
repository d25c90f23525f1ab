import type { FunnelAnswer } from "../../contract.ts";
import type { DealsBehind } from "../drill-down.ts";

export type Segment = NonNullable<FunnelAnswer["segments"]>[number];

/** How the list of deals is narrowed to one segment; null where it cannot be, so that its figures are plain. */
export function segmentBehind(by: FunnelAnswer["by"], { id, value }: Segment): DealsBehind | null {
  switch (by) {
    case "channel":
    case "source":
    case "product":
      return { [by]: value ?? "" };
    case "owner":
    case "department":
    case "lossReason":
      return id === null ? null : { [by]: id };
    case "industry":
    case null:
      return null;
  }
}
