import { useState } from "react";
import type { GridRow } from "./grid-model.ts";

/** The lines that were opened or closed by hand, by the key of their row. */
export function useTurned() {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const turn = ({ key, isOpened }: GridRow) => setTurned((before) => new Map([...before, [key, isOpened !== true]]));
  return { turned, turn };
}
