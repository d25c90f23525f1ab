import { inLatin } from "../../kernel/in-latin.ts";

/** The address part made of a company's name: «Ромашка и Ко» → "romashka-i-ko". "workspace" when nothing is left. */
export function slugOf(name: string): string {
  const slug = inLatin(name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "workspace" : slug;
}

export function isSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}
