/** Texts worth keeping planned; combinations of filters beyond these are planned anew, so that no connection hoards plans. */
const mostNames = 300;
const names = new Map<string, string>();

/** A statement whose text depends on the filters, planned once per connection: its planning takes as long as its work. */
export function prepared(text: string, values: unknown[]): { text: string; values: unknown[]; name?: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= mostNames) return { text, values };
  const name = `deals_${names.size}`;
  names.set(text, name);
  return { name, text, values };
}
