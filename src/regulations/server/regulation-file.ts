import type { Locale } from "../../kernel/actor.ts";
import type { DocumentBlock, WrittenDocument } from "../../kernel/document-blocks.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { drawDocument, drawDocx } from "../../platform/drawing/drawing-process.ts";
import type { Translator } from "../../platform/translate.ts";
import type { RegulationFormat, RegulationVersion } from "../contract.ts";
import type { Section, SectionChange } from "../domain/compare-sections.ts";

/** A text of the regulation on its way to paper; a draft has no version. */
export interface RegulationText {
  readonly locale: Locale;
  readonly company: string;
  readonly version: RegulationVersion | null;
  readonly sections: readonly Section[];
  /** Number of the version it is compared with, and what differs; null without an annex. */
  readonly annex: { readonly number: number; readonly changes: readonly SectionChange[] } | null;
  readonly now: Instant;
  readonly zone: string;
}

export const drawRegulation = (text: RegulationText, format: RegulationFormat, translator: Translator) => {
  const document = regulationDocument(text, translator);
  return format === "pdf" ? drawDocument(document) : drawDocx(document);
};

function regulationDocument(text: RegulationText, translator: Translator): WrittenDocument {
  const { locale, version, sections, annex, now, zone } = text;
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    translator.text(locale, "regulations", `file.${key}`, params);
  const day = (date: CalendarDate) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(`${date}T00:00:00Z`));
  const issued = version && day(dateOf(Date.parse(version.issuedAt), zone));
  const facts: [string, string][] = [
    [say("company"), text.company],
    ...(version === null
      ? ([[say("state"), say("draft", { date: day(dateOf(now, zone)) })]] as [string, string][])
      : ([
          [say("approved"), version.approvedBy.name],
          [say("effective"), day(version.effectiveOn)],
          ...(version.note === "" ? [] : [[say("note"), version.note]]),
        ] as [string, string][])),
  ];
  return {
    language: locale,
    title: say("title"),
    facts,
    running:
      version === null
        ? say("draft", { date: day(dateOf(now, zone)) })
        : say("version", { number: version.number, date: issued ?? "" }),
    pages: say("pages"),
    contents: say("contents"),
    blocks: [...numbered(sections), ...(annex === null ? [] : annexBlocks(annex, say))],
    madeAt: now,
  };
}

const numbered = (sections: readonly Section[]): DocumentBlock[] =>
  sections.flatMap(({ title, blocks }, index): DocumentBlock[] => [
    { kind: "heading", level: 1, text: `${index + 1}. ${title}` },
    ...blocks,
  ]);

/** What differs from the version before, part by part; each line says in a word what became of it. */
function annexBlocks(
  { number, changes }: NonNullable<RegulationText["annex"]>,
  say: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): DocumentBlock[] {
  const blocks: DocumentBlock[] = [{ kind: "heading", level: 1, text: say("annex", { number }) }];
  if (changes.length === 0) blocks.push({ kind: "paragraph", text: say("noChanges") });
  for (const { title, change, lines } of changes) {
    blocks.push({ kind: "heading", level: 2, text: `${title}: ${say(`section.${change}`)}` });
    for (const { change: what, parts } of lines)
      blocks.push({ kind: "marked", parts: [{ text: `${say(`line.${what}`)} `, change: "same" }, ...parts] });
  }
  return blocks;
}
