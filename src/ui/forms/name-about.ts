/**
 * The name of a field for those who hear the form, where the same label stands in several parts of it: "Встреча назначена:
 * день". What is seen is a part of the name (WCAG 2.5.3). Nothing where the label is enough.
 */
export const nameAbout = (about: string | undefined, label: string): { readonly "aria-label"?: string } =>
  about === undefined ? {} : { "aria-label": `${about}: ${label.charAt(0).toLocaleLowerCase()}${label.slice(1)}` };
