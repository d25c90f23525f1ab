/** How many slips of the keyboard are forgiven in a word of this length: in three letters none, in six one, from seven two. */
const forgiven = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/**
 * Slips between what was typed and the beginning of a word that fits it best: a letter too much, too few, a wrong one, or two
 * neighbours in the wrong order, one each. "рмошка" and "ромашка" are two apart, "ромашк" and "ромашка" none.
 */
export function slipsBetween(typed: string, word: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: word.length + 1 }, (_, place) => place);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const isSame = typed[i - 1] === word[j - 1];
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
}

/** Which of the words somebody may have meant, the likeliest first. */
export function meantBy(typed: string, words: readonly string[]): readonly string[] {
  return words
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ slips }) => slips <= forgiven(typed.length))
    .sort(
      (a, b) => a.slips - b.slips || Math.abs(a.word.length - typed.length) - Math.abs(b.word.length - typed.length),
    )
    .map(({ word }) => word);
}
