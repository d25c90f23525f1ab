const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russian = "ёйцукенгшщзхъфывапролджэячсмитьбю";

const turned = (from: string, to: string) => new Map([...from].map((sign, place) => [sign, to[place] ?? sign]));
const toRussian = turned(latin, russian);
const toLatin = turned(russian, latin);

const through = (signs: ReadonlyMap<string, string>, text: string) =>
  [...text].map((sign) => signs.get(sign) ?? sign).join("");

/** What would have been typed in the other layout: "ghbdtn" is "привет", "ыфдуы" is "sales". Null where it makes no words. */
export function otherLayout(text: string): string | null {
  const small = text.toLowerCase();
  const [hasLatin, hasRussian] = [/[a-z]/.test(small), /[а-яё]/.test(small)];
  if (hasLatin === hasRussian) return null;
  const meant = through(hasLatin ? toRussian : toLatin, small);
  // Whoever means Latin letters hits no commas and brackets among them.
  return hasRussian && /[`[\];',.]/.test(meant) ? null : meant;
}
