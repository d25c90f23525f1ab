interface Named {
  readonly id: string;
  readonly name: string;
}

const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}_]/u.test(sign);
/** "@" inside of a word is an address, not a call. */
const mayBegin = (text: string, at: number) => !isWordSign(text[at - 1]);

/** Who stands after the "@" at this place: the longest name that is written there whole. */
function calledAt<P extends Named>(text: string, at: number, people: readonly P[]): readonly P[] {
  if (!mayBegin(text, at)) return [];
  const rest = text.slice(at + 1).toLocaleLowerCase();
  const fits = people.filter(({ name }) => rest.startsWith(name.toLocaleLowerCase()) && !isWordSign(rest[name.length]));
  const longest = Math.max(...fits.map(({ name }) => name.length));
  return fits.filter(({ name }) => name.length === longest);
}

/**
 * The people called by name in a text, "@Борис Котов", each once. Of namesakes those in `chosen` are meant, if any of them is
 * there. (ACT-1)
 */
export function mentionedIn<P extends Named>(text: string, people: readonly P[], chosen: ReadonlySet<string>): P[] {
  const found = new Map<string, P>();
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const called = calledAt(text, at, people);
    const meant = called.filter(({ id }) => chosen.has(id));
    for (const one of meant.length > 0 ? meant : called) found.set(one.id, one);
  }
  return [...found.values()];
}

/** The text in pieces; those that call somebody by name are marked. */
export function calledParts(text: string, people: readonly Named[]): { text: string; isCalled: boolean }[] {
  const parts: { text: string; isCalled: boolean }[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const [called] = calledAt(text, at, people);
    if (called === undefined || at < from) continue;
    if (at > from) parts.push({ text: text.slice(from, at), isCalled: false });
    from = at + 1 + called.name.length;
    parts.push({ text: text.slice(at, from), isCalled: true });
  }
  if (from < text.length) parts.push({ text: text.slice(from), isCalled: false });
  return parts;
}

/** What is being typed after an "@" before the caret, of whom to be called: null where nobody is. */
export function callBegun(text: string, caret: number): { readonly at: number; readonly typed: string } | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at < 0 || caret <= at || !mayBegin(text, at)) return null;
  const typed = text.slice(at + 1, caret);
  return /^[^\n@]{0,40}$/.test(typed) && !typed.startsWith(" ") ? { at, typed } : null;
}

/** People one of whose names begins as was typed, or whose whole name does. */
export function fitting<P extends Named>(people: readonly P[], typed: string, most: number): P[] {
  const asked = typed.toLocaleLowerCase();
  const fits = (name: string) => {
    const whole = name.toLocaleLowerCase();
    return whole.startsWith(asked) || whole.split(/\s+/).some((word) => word.startsWith(asked));
  };
  return people.filter(({ name }) => fits(name) && name.toLocaleLowerCase() !== asked.trimEnd()).slice(0, most);
}
