import { csvTokenizer } from "./csv-tokens.ts";
import { detectDelimiter } from "./delimiter.ts";

const limits = { cell: 4_000, row: 100_000, cells: 200 };

/** The records of a small CSV that is at hand whole, each with the line where it begins; null: it is broken. */
export function csvRecords(
  text: string,
): readonly { readonly line: number; readonly cells: readonly string[] }[] | null {
  const plain = text.replace(/^\ufeff/, "");
  const tokenizer = csvTokenizer(detectDelimiter(plain), limits);
  const records = tokenizer.push(plain);
  const last = tokenizer.end();
  return last === "broken_quotes" ? null : [...records, ...last].filter(({ tooLarge }) => tooLarge === null);
}
