import type { Locale } from "../../../kernel/actor.ts";
import type { DocumentBlock, WrittenDocument } from "../../../kernel/document-blocks.ts";
import type { PayOrder } from "../../contract.ts";
import { partsOf, type SchemeTerms } from "../../domain/scheme.ts";
import { sumInWords } from "../../domain/sum-in-words.ts";
import { shareOf } from "../../domain/terms-wire.ts";
import { paperFigures, paperText } from "./paper-words.ts";

interface Ordered {
  readonly order: PayOrder;
  readonly terms: SchemeTerms;
  readonly workspace: string;
  readonly currency: string;
}

/** The pay order as a paper (PAY-6): what the scheme says, in whole sentences, and who has acknowledged it when. */
export function orderPaper(
  { order, terms, workspace, currency }: Ordered,
  locale: Locale,
  zone: string,
  madeAt: number,
) {
  const text = paperText(locale);
  const words = paperFigures(locale);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: zone });
  const number = { number: order.number, version: order.version, day: words.day(order.orderedOn) };
  return {
    language: locale,
    title: text("paper.order.title", number),
    facts: [
      [text("paper.order.company"), workspace],
      [text("paper.order.scheme"), text("paper.order.schemeVersion", { name: order.scheme, version: order.version })],
      [text("paper.order.from"), words.day(order.validFrom)],
      [text("paper.order.issuedBy"), order.issuedBy],
    ],
    running: text("paper.order.running", number),
    pages: text("paper.pages"),
    contents: null,
    blocks: [
      ...termBlocks(terms, currency, locale),
      { kind: "heading", level: 1, text: text("paper.order.acknowledged") },
      {
        kind: "table",
        columns: [{ title: text("paper.person") }, { title: text("paper.order.when") }],
        rows: order.acknowledgements.map(({ person, at }) => [
          person.name,
          at === null
            ? text("paper.order.notYet")
            : moment.format(Date.parse(at)).replaceAll(/[\u2009\u202f]/g, "\u00a0"),
        ]),
      },
    ],
    madeAt,
  } satisfies WrittenDocument;
}

function termBlocks(terms: SchemeTerms, currency: string, locale: Locale): readonly DocumentBlock[] {
  const text = paperText(locale);
  const words = paperFigures(locale);
  const money = (minor: number) => words.money({ minor, currency });
  const spoken = (minor: number) => sumInWords({ minor, currency }, locale);
  const { fixed, soft } = partsOf(terms);
  const sum = (minor: number) => ({ sum: money(minor), words: spoken(minor) });
  return [
    { kind: "heading", level: 1, text: text("paper.order.parts") },
    { kind: "paragraph", text: text("paper.order.income", { ...sum(terms.incomeMinor), ...terms.parts }) },
    { kind: "paragraph", text: text("paper.order.fixed", sum(fixed)) },
    { kind: "paragraph", text: text("paper.order.soft", sum(soft)) },
    {
      kind: "list",
      items: terms.softRules.map(({ kind, name, weight, fullFrom, nothingBelow }) =>
        text("paper.order.rule", {
          rule: name === "" ? text(`rule.${kind}`) : name,
          weight,
          full: words.share(shareOf(fullFrom)),
          nothing: words.share(shareOf(nothingBelow)),
        }),
      ),
    },
    { kind: "heading", level: 1, text: text("paper.order.bonus") },
    {
      kind: "paragraph",
      text: text("paper.order.base", { base: text(`base.${terms.base}`), scope: text(`scope.${terms.scope}`) }),
    },
    {
      kind: "table",
      columns: [{ title: text("paper.order.execution") }, { title: text("paper.order.rate"), isNumber: true }],
      rows: terms.bands.map((band) => [bandWords(band, locale), words.share(shareOf(band.rate))]),
    },
    { kind: "paragraph", text: text("paper.order.rules") },
    ...terms.goals.map(
      ({ name, byDay, planShare, amountMinor }): DocumentBlock => ({
        kind: "paragraph",
        text: text("paper.order.goal", {
          name,
          day: byDay,
          share: words.share(shareOf(planShare)),
          ...sum(amountMinor),
        }),
      }),
    ),
  ];
}

function bandWords(band: SchemeTerms["bands"][number], locale: Locale): string {
  const text = paperText(locale);
  const { share } = paperFigures(locale);
  const from = share(shareOf(band.from));
  if (band.to === null) return text(band.includesFrom ? "band.fromOn" : "band.above", { from });
  const to = share(shareOf(band.to));
  if (band.from === 0) return text(band.includesTo ? "band.upTo" : "band.below", { to });
  const start = text(band.includesFrom ? "band.from" : "band.over", { from });
  return `${start} ${text(band.includesTo ? "band.toOn" : "band.to", { to })}`;
}
