import type { EChartsOption } from "echarts";
import type { WrittenDocument } from "../../kernel/document-blocks.ts";

/** A chart as plain data, and how large it is on the paper; the width is the paper's. */
export interface Chart {
  readonly option: EChartsOption;
  /** Width and height in pixels of its own, to which its texts are sized. */
  readonly width: number;
  readonly height: number;
  /** How its marks are read, where they do not say it themselves. */
  readonly caption?: string;
}

/** A report on paper: every text written already in its language. */
export interface Paper {
  readonly language: string;
  readonly title: string;
  readonly report: string;
  readonly filters: readonly (readonly [label: string, value: string])[];
  /** What the columns mean. */
  readonly notes: readonly (readonly [name: string, meaning: string])[];
  readonly chart: Chart | null;
  readonly columns: readonly { readonly label: string; readonly isText: boolean; readonly isLeft: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly made: string;
  /** "page {n} of {all}" with the two names in braces. */
  readonly pages: string;
  readonly madeAt: number;
}

/** A chart alone, under its message. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  readonly chart: Chart;
}

/** What the drawing process is asked; it answers with the bytes or with what went wrong. */
export type Order = { readonly id: number } & (
  | { readonly kind: "pdf"; readonly paper: Paper }
  | { readonly kind: "document" | "docx"; readonly document: WrittenDocument }
  | { readonly kind: "png"; readonly picture: Picture }
);
export type Delivery = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: string });
