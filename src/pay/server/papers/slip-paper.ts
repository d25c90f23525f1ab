import type { Locale } from "../../../kernel/actor.ts";
import type { DocumentBlock, WrittenDocument } from "../../../kernel/document-blocks.ts";
import type { PaySlip } from "../../contract.ts";
import { lineWords } from "../../domain/line-words.ts";
import { sumInWords } from "../../domain/sum-in-words.ts";
import { paperFigures, paperText } from "./paper-words.ts";

/** A slip as a paper: every line with its rule in words, under it the payments that it was counted of (PAY-5). */
export function slipPaper(slip: PaySlip, locale: Locale, madeAt: number): WrittenDocument {
  const text = paperText(locale);
  const words = paperFigures(locale);
  const rows = slip.lines.map((line) => {
    const { key, params } = lineWords(line, words);
    return [text(`line.name.${line.kind}`), text(`line.${key}`, params), words.money(line.amount)];
  });
  const blocks: DocumentBlock[] = [
    {
      kind: "table",
      columns: [
        { title: text("paper.line") },
        { title: text("paper.how") },
        { title: text("paper.sum"), isNumber: true },
      ],
      rows: [...rows, [text("paper.total"), sumInWords(slip.total, locale), words.money(slip.total)]],
    },
    ...slip.lines.flatMap((line): DocumentBlock[] =>
      line.facts.length === 0 || line.kind === "goal"
        ? []
        : [
            { kind: "heading", level: 2, text: text(`line.name.${line.kind}`) },
            {
              kind: "table",
              columns: [
                { title: text("paper.day") },
                { title: text("paper.deal") },
                { title: text("paper.came"), isNumber: true },
              ],
              rows: line.facts.map(({ date, title, amount }) => [words.day(date), title, words.money(amount)]),
            },
          ],
    ),
  ];
  const state = slip.closedAt === null ? text("paper.open") : text("paper.closed");
  return {
    language: locale,
    title: text("paper.slip", { month: words.month(slip.month) }),
    facts: [
      [text("paper.person"), slip.person.name],
      [text("paper.state"), state],
      [text("paper.plan"), slip.plan === null ? "—" : words.money(slip.plan)],
      [text("paper.fact"), words.money(slip.fact)],
    ],
    running: state,
    pages: text("paper.pages"),
    contents: null,
    blocks,
    madeAt,
  };
}
