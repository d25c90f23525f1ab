import { useEffect, useState } from "react";
import type { Headed } from "../../../ui/table/select-cell.tsx";
import type { Selection } from "../../../ui/table/use-selection.ts";
import type { DealGrouping } from "../../domain/deal-groups.ts";
import { useGroupName } from "./group-band.tsx";
import type { Line, useGroupLines } from "./use-group-lines.ts";

/** What the box of a group chooses: its deals that are in sight. A folded one is unfolded first, so that nobody acts on what they do not see. */
export function useGroupBoxes(
  { idsOf, shownOf, toggle }: ReturnType<typeof useGroupLines>,
  by: DealGrouping,
  { toggleAll }: Selection,
): (line: Line) => Headed | undefined {
  const nameOf = useGroupName(by);
  const [awaited, setAwaited] = useState<string | null>(null);
  const come = awaited === null ? [] : shownOf(awaited);
  const areHere = come.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they have come.
  useEffect(() => {
    if (!areHere) return;
    toggleAll(come);
    setAwaited(null);
  }, [areHere]);
  return (line) => {
    if (line.kind !== "group") return undefined;
    const { key, count } = line.group;
    const unfold = () => {
      toggle(key);
      setAwaited(key);
    };
    return { keys: idsOf(key), count, name: nameOf(line.group), ...(line.isOpen ? {} : { choose: unfold }) };
  };
}
