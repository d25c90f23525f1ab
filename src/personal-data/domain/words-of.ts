/**
 * What tells who a person is, wherever it stands in a text: the whole name (a first name alone is many people's), phone and
 * e-mail. The longest first, so that none is cut by a shorter one.
 */
export function wordsOf(person: {
  readonly name: string;
  readonly phone: string | null;
  readonly phoneNormalized: string | null;
  readonly email: string | null;
}): readonly string[] {
  const { name, phone, phoneNormalized, email } = person;
  const turned = name.split(/\s+/).length === 2 ? name.split(/\s+/).toReversed().join(" ") : name;
  const words = [name, turned, phone, phoneNormalized, email].filter((word) => word !== null && word.trim() !== "");
  return [...new Set(words as string[])].sort((a, b) => b.length - a.length);
}
