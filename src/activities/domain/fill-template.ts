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

/** Where something is not known, so that the writer sees what to fill in. */
const gap = "___";
const asked = /\{\{\s*([a-z.]+)\s*\}\}/g;
const isKnown = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name);

/** The text with what it asks for put in; what nobody knows is a gap, what is no placeholder stays as it stands. (ACT-1) */
export function fillTemplate(text: string, values: Readonly<Partial<Record<Placeholder, string | null>>>): string {
  return text.replace(asked, (whole, name: string) => (isKnown(name) ? (values[name] ?? gap) : whole));
}

/** What in a text looks like a placeholder and is none. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(asked)].map((match) => match[1] ?? "").filter((name) => !isKnown(name));
}
