import type { Reading } from "../../platform/database/unit.ts";
import type { SearchQuery } from "../domain/read-query.ts";
import { meantBy } from "../domain/slips.ts";
import type { Reading as WordReading } from "../domain/word-query.ts";

const mostAlternatives = 8;

interface Row {
  readonly place: number;
  readonly word: string;
}

/** The readings with every word that slips of the keyboard may have made of it, and the words that were put in. */
export async function forgiveSlips(
  { client }: Reading,
  { readings }: SearchQuery,
): Promise<{ readonly readings: readonly WordReading[]; readonly similar: ReadonlySet<string> }> {
  const asked = [...new Set(readings.flat())].filter((word) => word.length > 3 && !/\p{N}/u.test(word));
  if (asked.length === 0) return { readings: [], similar: new Set() };
  const { rows } = await client.query<Row>({
    name: "similar_search_words",
    text: "select place, word from similar_search_words($1)",
    values: [asked],
  });
  const similarTo = new Map(
    asked.map((word, index) => {
      const looksAlike = rows.filter(({ place }) => place === index + 1).map((row) => row.word);
      return [word, meantBy(word, looksAlike).slice(0, mostAlternatives)] as const;
    }),
  );
  const meant = readings.map((words) => words.map((word) => [word, ...(similarTo.get(word) ?? [])]));
  return { readings: meant, similar: new Set([...similarTo.values()].flat()) };
}
