/** Whether a piece of text stands in both versions of a document, or in one of them. */
export type TextChange = "same" | "added" | "removed";

export interface MarkedText {
  readonly text: string;
  readonly change: TextChange;
}

/** A part of a written document, with no look of its own: the screen, the PDF and the DOCX each draw it their way. */
export type DocumentBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly isNumbered?: boolean; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A line of a comparison: what came is underlined, what went is struck out. */
  | { readonly kind: "marked"; readonly parts: readonly MarkedText[] };

/** A whole document, written in one language. */
export interface WrittenDocument {
  readonly language: string;
  readonly title: string;
  /** What it is of, who approved it, since when: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Stands on every page: version and date. */
  readonly running: string;
  /** "Page {n} of {all}" with the two names in braces. */
  readonly pages: string;
  /** Title of the table of contents; null for a document without one. */
  readonly contents: string | null;
  readonly blocks: readonly DocumentBlock[];
  readonly madeAt: number;
}
