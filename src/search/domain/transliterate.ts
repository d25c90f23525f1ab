const pairs =
  "shch щ sch щ zh ж kh х ts ц ch ч sh ш yu ю ya я yo е ju ю ja я a а b б v в g г d д e е z з i и y й k к l л m м n н o о p п r р s с t т u у f ф h х c к j й w в x кс q к";
const russianOf: readonly (readonly [string, string])[] = [...pairs.matchAll(/(\S+) (\S+)/g)].map(
  ([, latin, russian]) => [latin ?? "", russian ?? ""] as const,
);

const letters =
  "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya";
const latinOf = new Map(
  [...letters.matchAll(/(\S+) (\S+)/g)].map(([, russian, latin]) => [
    russian ?? "",
    latin === "_" ? "" : (latin ?? ""),
  ]),
);

/** The same sounds in the other letters: "romashka" is "ромашка". Null where both are mixed. */
export function otherLetters(text: string): string | null {
  const small = text.toLowerCase();
  const [hasLatin, hasRussian] = [/[a-z]/.test(small), /[а-яё]/.test(small)];
  if (hasLatin === hasRussian) return null;
  return hasLatin ? inRussian(small) : [...small].map((letter) => latinOf.get(letter) ?? letter).join("");
}

function inRussian(text: string): string {
  let made = "";
  for (let place = 0; place < text.length; ) {
    const [latin, russian] = russianOf.find(([sound]) => text.startsWith(sound, place)) ?? ["", ""];
    made += latin === "" ? text[place] : russian;
    place += Math.max(1, latin.length);
  }
  return made;
}
