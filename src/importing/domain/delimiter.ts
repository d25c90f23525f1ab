export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

interface LineCounts {
  readonly counts: Record<Delimiter, number>;
}

/** How many of each delimiter stand outside quotes in each of the first records; a cut last record is left out. */
function countByRecord(head: string, complete: boolean, most: number): LineCounts[] {
  const records: LineCounts[] = [];
  let counts: Record<Delimiter, number> = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  let atCellStart = true;
  let empty = true;
  for (let index = 0; index < head.length && records.length < most; index++) {
    const sign = head[index] ?? "";
    if (quoted) {
      if (sign === '"' && head[index + 1] === '"') index++;
      else if (sign === '"') quoted = false;
      continue;
    }
    if (sign === "\n" || sign === "\r") {
      if (!empty) records.push({ counts });
      counts = { ",": 0, ";": 0, "\t": 0 };
      empty = true;
      atCellStart = true;
      continue;
    }
    empty = false;
    if (sign === '"' && atCellStart) quoted = true;
    atCellStart = sign === "," || sign === ";" || sign === "\t";
    if (atCellStart) counts[sign as Delimiter]++;
  }
  if (!empty && (complete || records.length === 0)) records.push({ counts });
  return records;
}

/**
 * The delimiter of a table by its first records: the one of which most records have as many as the header; of equals
 * the one with more columns. A table of one column has a comma. Quoted cells do not count.
 */
export function detectDelimiter(head: string, complete = true): Delimiter {
  const records = countByRecord(head, complete, 50);
  const header = records[0];
  if (header === undefined) return ",";
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const expected = header.counts[delimiter];
    if (expected === 0) continue;
    const agreeing = records.filter((record) => record.counts[delimiter] === expected).length / records.length;
    const score = agreeing + expected / 1_000_000;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
