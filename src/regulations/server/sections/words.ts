import type { DocumentBlock } from "../../../kernel/document-blocks.ts";
import type { Telling } from "../regulation-section.ts";

type Params = Readonly<Record<string, string | number>>;

/** Puts a part together out of the texts `regulations:text.<part>.<key>`. */
export function writer({ say }: Telling, part: string) {
  const blocks: DocumentBlock[] = [];
  const words = (key: string, params?: Params) => say("regulations", `text.${part}.${key}`, params);
  return {
    blocks,
    words,
    heading: (level: 2 | 3, text: string) => blocks.push({ kind: "heading", level, text }),
    paragraph: (key: string, params?: Params) => blocks.push({ kind: "paragraph", text: words(key, params) }),
    /** "Result: a meeting took place"; nothing where there is nothing. */
    line: (key: string, value: string) => {
      if (value.trim() !== "") blocks.push({ kind: "paragraph", text: `${words(key)}: ${value.trim()}` });
    },
    /** A list under its words. */
    list: (key: string | null, items: readonly string[]) => {
      if (items.length === 0) return;
      if (key !== null) blocks.push({ kind: "paragraph", text: `${words(key)}:` });
      blocks.push({ kind: "list", items });
    },
    table: (columns: readonly string[], rows: readonly (readonly string[])[]) => {
      if (rows.length > 0)
        blocks.push({ kind: "table", columns: columns.map((key) => ({ title: words(`column.${key}`) })), rows });
    },
  };
}

/** 0.5 is "50 %". */
export const share = ({ locale }: Telling, value: number): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 })
    .format(value)
    .replaceAll(/[\u202f\u2009 ]/g, "\u00a0");
