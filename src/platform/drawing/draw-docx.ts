import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { DocumentBlock, WrittenDocument } from "../../kernel/document-blocks.ts";

const [ink, quiet, came, went, line] = ["151A20", "4F545C", "0B6B5D", "9A3412", "C9CDD2"];
/** Present wherever Word or LibreOffice is, with Cyrillic; our own typeface is not. */
const font = "Arial";
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The document for Word: real styles and heading levels, contents by a field, page numbers by fields. */
export async function drawDocx(document: WrittenDocument): Promise<Uint8Array> {
  const { blocks } = document;
  let lists = 0;
  const body = blocks.flatMap((block) => written(block, block.kind === "list" ? lists++ : 0));
  const file = new Document({
    title: document.title,
    styles: styles(document.language === "ru" ? "ru-RU" : "en-US"),
    numbering: { config: numberings },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins } },
        headers: { default: header(document) },
        footers: { default: footer(document.pages) },
        children: [
          new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }),
          ...document.facts.map(fact),
          ...contentsOf(document),
          ...body,
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

const margins = { top: 1_250, bottom: 1_130, left: 1_250, right: 1_250 };
const numberings = [
  { reference: "dashes", levels: [listLevel(LevelFormat.BULLET, "•")] },
  { reference: "numbers", levels: [listLevel(LevelFormat.DECIMAL, "%1.")] },
];

function listLevel(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const style = { paragraph: { indent: { left: 500, hanging: 280 } } };
  return { level: 0, format, text, alignment: AlignmentType.LEFT, style };
}

const styles = (language: string) => ({
  default: {
    document: {
      run: { font, size: 20, color: ink, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { font, size: 40, bold: true, color: ink }, paragraph: { spacing: { after: 160 } } },
    heading1: headingStyle(28, 320),
    heading2: headingStyle(23, 240),
    heading3: headingStyle(20, 200),
  },
});

const headingStyle = (size: number, before: number) => ({
  run: { font, size, bold: true, color: ink },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
});

const header = ({ title, running }: WrittenDocument) =>
  new Header({ children: [new Paragraph({ children: [small(`${title} · ${running}`)] })] });

/** "Page {n} of {all}": the two names become fields that Word counts itself. */
function footer(pages: string): Footer {
  const parts = pages.split(/(\{n\}|\{all\})/).map((part) => {
    if (part === "{n}") return PageNumber.CURRENT;
    return part === "{all}" ? PageNumber.TOTAL_PAGES : part;
  });
  const run = new TextRun({ children: parts, size: 16, color: quiet });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run] })] });
}

const small = (text: string) => new TextRun({ text, size: 16, color: quiet });

const fact = ([label, value]: readonly [string, string]) =>
  new Paragraph({
    spacing: { after: 40 },
    children: [new TextRun({ text: `${label}: `, color: quiet }), new TextRun(value)],
  });

/** Filled in with the headings already; Word adds the numbers of the pages. */
function contentsOf({ contents }: WrittenDocument): (Paragraph | TableOfContents)[] {
  if (contents === null) return [];
  return [
    new Paragraph({ spacing: { before: 240 }, children: [new TextRun({ text: contents, bold: true, size: 23 })] }),
    new TableOfContents(contents, { hyperlink: true, headingStyleRange: "1-2" }),
  ];
}

function written(block: DocumentBlock, instance: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ text: block.text, heading: levels[block.level] })];
    case "paragraph":
      return [new Paragraph({ text: block.text })];
    case "list": {
      const reference = block.isNumbered ? "numbers" : "dashes";
      // Each numbered list counts from one: an instance of its own.
      const numbering = { reference, level: 0, instance };
      return block.items.map((text) => new Paragraph({ text, numbering, spacing: { after: 60 } }));
    }
    case "table":
      return [tableOf(block), new Paragraph({ text: "", spacing: { after: 60 } })];
    case "marked":
      return [new Paragraph({ children: block.parts.map(markedRun) })];
  }
}

function markedRun({ text, change }: { readonly text: string; readonly change: string }): ParagraphChild {
  if (change === "added") return new TextRun({ text, color: came, underline: {} });
  return change === "removed" ? new TextRun({ text, color: went, strike: true }) : new TextRun(text);
}

type TableBlock = Extract<DocumentBlock, { readonly kind: "table" }>;
const rule = { style: BorderStyle.SINGLE, size: 4, color: line };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const borders = { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none };

function tableOf({ columns, rows }: TableBlock): Table {
  const cell = (text: string, index: number, isHead: boolean) =>
    new TableCell({
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          ...(columns[index]?.isNumber ? { alignment: AlignmentType.RIGHT } : {}),
          children: [new TextRun({ text, size: 18, bold: isHead })],
        }),
      ],
    });
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, index) => cell(text, index, isHead)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders,
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}
