import { csvTokenizer } from "../domain/csv-tokens.ts";
import { delimiters } from "../domain/delimiter.ts";

const lookedAt = 1_048_576;
const most = 60;

/** Different values of one column in the first megabyte of a file, in the order in which they are met; 60 at most. */
export async function readValues(file: File, how: { encoding: string; delimiter: string }, column: number) {
  const delimiter = delimiters.find((one) => one === how.delimiter) ?? ",";
  const bytes = await file.slice(0, lookedAt).arrayBuffer();
  const label = how.encoding === "utf-16" ? wideLabel(bytes) : how.encoding;
  const text = new TextDecoder(label).decode(bytes, { stream: file.size > lookedAt });
  const records = csvTokenizer(delimiter, { cell: 100_000, row: 1_000_000, cells: 1001 }).push(text);
  const found = new Set<string>();
  for (const { cells } of records.slice(1)) {
    const value = cells[column]?.trim() ?? "";
    if (value !== "") found.add(value);
    if (found.size === most) break;
  }
  return [...found];
}

const wideLabel = (bytes: ArrayBuffer) => (new Uint8Array(bytes)[0] === 0xfe ? "utf-16be" : "utf-16le");
