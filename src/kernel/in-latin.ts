const letters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** In small Latin letters, for addresses and keys: "Резюмé" → "rezyume"; what is no letter of either stays. */
export function inLatin(text: string): string {
  const latin = [...text.toLowerCase().normalize("NFC")].map((letter) => letters[letter] ?? letter).join("");
  return latin.normalize("NFD").replace(/\p{M}/gu, "");
}
