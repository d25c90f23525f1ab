/** A word of a stage's name: as written, and in lower case with ё as е for comparing. */
export interface NameWord {
  readonly raw: string;
  readonly norm: string;
}

/** A stage's name without its ordinal, remarks in brackets and pictures. The script decides whose grammar judges it. */
export interface StageName {
  readonly script: "cyrillic" | "latin";
  readonly words: readonly NameWord[];
  /** Words between commas, semicolons, slashes and spaced dashes. */
  readonly parts: readonly (readonly NameWord[])[];
}

const lookalikes: Record<string, string> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  k: "к",
  m: "м",
  t: "т",
  b: "в",
  h: "н",
};

/** «Cчёт» typed with a Latin C is still a Russian word. */
function toCyrillic(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/[a-z]/i.test(word)) return word;
  return [...word]
    .map((letter) => {
      const twin = lookalikes[letter.toLowerCase()];
      if (!twin) return letter;
      return letter === letter.toLowerCase() ? twin : twin.toUpperCase();
    })
    .join("");
}

function withoutDecoration(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f|\u20e3/gu, " ")
    .replace(/_/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .trim();
  const unordered = plain
    .replace(/^(?:этап|шаг|стадия|статус|stage|step|phase|status)\s*(?:[№#]?\s*\d+\s*)?[.:)–—-]\s*/iu, "")
    .replace(/^(?:этап|шаг|стадия|stage|step|phase)\s*[№#]?\s*\d+\s*/iu, "")
    .replace(/^[^\p{L}]+/u, "")
    .replace(/^(?:[ivx]+|[a-zа-я])[.)]\s*/iu, "");
  const unbracketed = unordered.replace(/\([^)]*\)|\[[^\]]*\]/g, " ");
  return /\p{L}/u.test(unbracketed) ? unbracketed : unordered;
}

function wordsOf(text: string, latin: boolean): NameWord[] {
  const found = text.match(latin ? /\p{L}[\p{L}'’]*/gu : /\p{L}[\p{L}'’]*(?:-\p{L}+)*/gu) ?? [];
  return found
    .map(toCyrillic)
    .map((raw) => ({ raw, norm: raw.toLowerCase().replaceAll("ё", "е").replaceAll("’", "'") }));
}

/** Reads a name as words; a name without letters has none. */
export function readStageName(name: string): StageName {
  const text = withoutDecoration(name);
  const latin = !/\p{Script=Cyrillic}/u.test(text);
  const parts = text
    .split(/[,;/|→+]|\s[–—-]\s|\s?[–—]\s?/u)
    .map((part) => wordsOf(part, latin))
    .filter((part) => part.length > 0);
  return { script: latin ? "latin" : "cyrillic", words: parts.flat(), parts };
}

/** What a name states: a result, a process that goes on, or only a thing. */
export type NameVerdict = "result" | "process" | "thing";
