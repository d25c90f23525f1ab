import type { SearchKind } from "../domain/kinds.ts";
import { wordsOf } from "../domain/read-query.ts";
import { wordQuery } from "../domain/word-query.ts";
import { markOf } from "./find-entries.ts";

/** More words narrow nothing that six do not. */
const mostWords = 6;

/**
 * What the box over a list asks for, as `find_by_search_words(kind, asked)` takes it: every word, or its beginning, in the title or in
 * what else the kind is found by. As it is typed, without the search's forgiveness, since a list counts what it finds. Null: no word.
 */
export function wordsAsked(workspaceId: string, kind: SearchKind, text: string): string | null {
  const words = wordsOf(text).slice(0, mostWords);
  return words.length === 0
    ? null
    : wordQuery(markOf(workspaceId, kind), [words.map((word) => [word])], [], "beginning");
}
