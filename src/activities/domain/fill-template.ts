/** What a template may ask for; each stands in a text as "{{deal.title}}". */
export const placeholders = [
  "deal.title",
  "deal.amount",
  "deal.stage",
  "deal.company",
  "deal.product",
  "deal.closing",
  "contact.name",
  "my.name",
  "today",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** A field that the workspace has added to deals, by its key. */
export type OwnPlaceholder = `deal.custom.${string}`;
export const ownPlaceholder = (key: string): OwnPlaceholder => `deal.custom.${key}`;

/** Where something is not known, so that the writer sees what to fill in. */
const gap = "___";
const asked = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;
const own = /^deal\.custom\.[a-z][a-z0-9_]*$/;
const isKnown = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name);
const isOwn = (name: string): name is OwnPlaceholder => own.test(name);

type Values = Readonly<Partial<Record<Placeholder | OwnPlaceholder, string | null>>>;

/** The text with what it asks for put in; what nobody knows is a gap, what is no placeholder stays as it stands. (ACT-1) */
export function fillTemplate(text: string, values: Values): string {
  return text.replace(asked, (whole, name: string) => (isKnown(name) || isOwn(name) ? values[name] || gap : whole));
}

/** What in a text looks like a placeholder and is none; `ownKeys` are those of the workspace's own fields of deals. */
export function unknownPlaceholders(text: string, ownKeys: readonly string[]): string[] {
  const known = new Set<string>(ownKeys.map(ownPlaceholder));
  return [...text.matchAll(asked)].map((match) => match[1] ?? "").filter((name) => !isKnown(name) && !known.has(name));
}

/** Whether the text asks for own fields at all. */
export const asksForOwn = (text: string): boolean => [...text.matchAll(asked)].some((match) => isOwn(match[1] ?? ""));
