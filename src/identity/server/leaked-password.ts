/** Signs that people put behind a word to satisfy a rule: they add nothing against a list. */
const tail = /[\d\s!@#$%^&*()_+\-=.,?]+$/;

let known: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether the password is one of those that leaked again and again, or such a one with signs behind it ("Sunshine2026!"):
 * what everybody tries first. The list of some 49,000 comes with the product and is read when first asked for. (PLT-2)
 */
export async function isLeakedPassword(password: string): Promise<boolean> {
  known ??= readList();
  const list = await known;
  const plain = password.toLowerCase();
  const word = plain.replace(tail, "");
  return list.has(plain) || (word.length >= 4 && list.has(word)) || isRepeated(plain, list);
}

/** "aaaaaaaaaaaa", "passwordpassword": one thing again and again. */
function isRepeated(password: string, list: ReadonlySet<string>): boolean {
  const unit = /^(.+?)\1+$/u.exec(password)?.[1];
  return unit !== undefined && (unit.length < 4 || list.has(unit));
}

async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}
