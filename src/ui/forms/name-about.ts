/**
 * The name of a field for those who hear the form, where the same label stands in several parts of it: "Встреча назначена:
 * день". Of a part that lists its details after a colon only the beginning is said. What is seen is a part of the name
 * (WCAG 2.5.3). Nothing where the label is enough.
 */
export function nameAbout(about: string | undefined, label: string): { readonly "aria-label"?: string } {
  if (about === undefined) return {};
  const part = about.split(":")[0] ?? about;
  return { "aria-label": `${part}: ${label.charAt(0).toLocaleLowerCase()}${label.slice(1)}` };
}
