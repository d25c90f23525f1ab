import type { ImportAnswer } from "../contract.ts";

export interface Pace {
  /** Null before the first rows and when all are read. */
  readonly rowsPerSecond: number | null;
  /** Until the file is read; null while nobody can tell. */
  readonly secondsLeft: number | null;
  /** All of the file is read, and its rows are being written. */
  readonly isRead: boolean;
}

/** The first moments tell too little of the rest. */
const tellsFromSeconds = 3;

/** How quickly an import reads at the moment `now`. `bytesTotal`: null where bytes do not tell how far it is. */
export function paceOf(
  { startedAt, bytesRead, counts }: Pick<ImportAnswer, "startedAt" | "bytesRead" | "counts">,
  bytesTotal: number | null,
  now: number,
): Pace {
  const isRead = bytesTotal !== null && bytesRead >= bytesTotal;
  const nothing = { rowsPerSecond: null, secondsLeft: null, isRead };
  if (startedAt === null || counts.read === 0 || isRead) return nothing;
  const seconds = Math.max(1, (now - Date.parse(startedAt)) / 1000);
  const isKnown = bytesTotal !== null && bytesRead > 0 && seconds >= tellsFromSeconds;
  return {
    rowsPerSecond: counts.read / seconds,
    secondsLeft: isKnown ? Math.ceil((seconds * (bytesTotal - bytesRead)) / bytesRead) : null,
    isRead,
  };
}
