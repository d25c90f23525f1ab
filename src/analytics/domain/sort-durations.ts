/** Below this the built-in sort is as fast. */
const worthwhile = 10_000;
/** Six digits of eleven bits hold a number: few enough values of a digit that their counts stay at hand. */
const digits = 6;
const digitBits = 11;
const digitValues = 1 << digitBits;
const digitsPerWord = digits / 2;

/**
 * Sorts durations upwards in place and answers them: the built-in order, some five times as fast for a million. The bits of
 * numbers that are not negative rise with the numbers, so they are sorted digit by digit, lowest first.
 */
export function sortDurations(durations: Float64Array): Float64Array {
  if (durations.length < worthwhile) return durations.sort();
  const places = countDigits(durations);
  if (hasNegative(places)) return durations.sort();
  let from = durations;
  let to: Float64Array = new Float64Array(durations.length);
  for (let digit = 0; digit < digits; digit++) {
    const place = places.subarray(digit * digitValues, (digit + 1) * digitValues);
    // Whole milliseconds leave the lowest bits empty: what all share needs no sorting.
    if (!startPlaces(place, durations.length)) continue;
    scatter(from, to, digit, place);
    [from, to] = [to, from];
  }
  if (from !== durations) durations.set(from);
  return durations;
}

const wordsOf = (durations: Float64Array) =>
  new Uint32Array(durations.buffer, durations.byteOffset, durations.length * 2);
const digitOf = (word: number, place: number) => (word >>> (place * digitBits)) & (digitValues - 1);

/** How often each value of each digit comes, digit after digit. Written out, since this is where half the time goes. */
function countDigits(durations: Float64Array): Uint32Array {
  const counts = new Uint32Array(digits * digitValues);
  const words = wordsOf(durations);
  const add = (count: number) => {
    counts[count] = (counts[count] ?? 0) + 1;
  };
  for (let at = 0; at < words.length; at += 2) {
    const low = words[at] ?? 0;
    const high = words[at + 1] ?? 0;
    add(digitOf(low, 0));
    add(digitValues + digitOf(low, 1));
    add(2 * digitValues + digitOf(low, 2));
    add(3 * digitValues + digitOf(high, 0));
    add(4 * digitValues + digitOf(high, 1));
    add(5 * digitValues + digitOf(high, 2));
  }
  return counts;
}

/** The sign is the uppermost bit of the last digit, which has ten. */
function hasNegative(counts: Uint32Array): boolean {
  const signed = (digits - 1) * digitValues + digitValues / 4;
  return counts.subarray(signed, signed + digitValues / 4).some((count) => count > 0);
}

/** Turns the counts of one digit into the places where its values begin; false when all numbers share the digit. */
function startPlaces(counts: Uint32Array, length: number): boolean {
  let sum = 0;
  for (let value = 0; value < digitValues; value++) {
    const count = counts[value] ?? 0;
    if (count === length) return false;
    counts[value] = sum;
    sum += count;
  }
  return true;
}

/** Orders `from` by one digit into `to`, equal digits in their old order. */
function scatter(from: Float64Array, to: Float64Array, digit: number, places: Uint32Array): void {
  const words = wordsOf(from);
  const first = digit < digitsPerWord ? 0 : 1;
  const place = digit % digitsPerWord;
  for (let index = 0; index < from.length; index++) {
    const value = digitOf(words[2 * index + first] ?? 0, place);
    const at = places[value] ?? 0;
    to[at] = from[index] ?? 0;
    places[value] = at + 1;
  }
}
