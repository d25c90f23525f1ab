import { inLatin } from "../../kernel/in-latin.ts";

/** "Бюджет утверждён" → "byudzhet_utverzhden": the key of a field that was given none; `taken` ones get a number. */
export function keyOfName(name: string, taken: ReadonlySet<string>): string {
  const plain = inLatin(name)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_\d]+|_+$/g, "")
    .slice(0, 50);
  const key = plain === "" ? "field" : plain.replace(/_+$/, "");
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}_${number}`)) number += 1;
  return `${key}_${number}`;
}
