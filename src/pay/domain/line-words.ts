import { cutShare } from "../../kernel/cut-share.ts";
import type { Money } from "../../kernel/money.ts";
import type { LineKind } from "./slip.ts";
import type { WireFigures } from "./terms-wire.ts";

/** How a reader's language writes figures. */
export interface FigureWords {
  readonly money: (sum: Money) => string;
  /** 0.03 → "3 %", with the digits that it has. */
  readonly share: (share: number) => string;
  readonly days: (days: number) => string;
  readonly day: (date: string) => string;
  readonly month: (month: string) => string;
  readonly base: (base: string) => string;
}

/** A key of the catalogue below `line.`, and what it is filled with. */
export interface LineWords {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

interface Told {
  readonly kind: LineKind;
  readonly figures: WireFigures;
}

/** The rule of a line in words with its figures, the same on screen and on paper (PAY-5). */
export function lineWords({ kind, figures }: Told, words: FigureWords): LineWords {
  const params = Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      const text = told(name, value, words);
      return text === null ? [] : [[name, text]];
    }),
  );
  return { key: keyOf(kind, figures), params: { ...params, ...derived(kind, figures, words) } };
}

function keyOf(kind: LineKind, figures: WireFigures): string {
  switch (kind) {
    case "soft":
      if (figures.of === 0) return figures.rule === "mark" ? "soft.noMark" : "soft.nothingAsked";
      return `soft.${String(figures.rule)}`;
    case "bonus":
      if (figures.plan === null) return "bonus.noPlan";
      if (minorOf(figures.plan) <= 0) return "bonus.planZero";
      return figures.bandTo === null ? "bonus.above" : "bonus.within";
    case "correction":
      return sameMoney(figures.factBefore, figures.fact) ? "correction.plan" : "correction.money";
    default:
      return kind;
  }
}

const minorOf = (value: unknown): number => (isMoney(value) ? value.minor : 0);
const isMoney = (value: unknown): value is Money => typeof value === "object" && value !== null && "minor" in value;
const sameMoney = (one: unknown, other: unknown) => minorOf(one) === minorOf(other);

const shares = ["rate", "bandFrom", "bandTo", "fullFrom", "nothingBelow", "planShare"];
const days = ["worked", "days", "done", "of"];

function told(name: string, value: WireFigures[string] | undefined, words: FigureWords): string | null {
  if (value === null || value === undefined) return null;
  if (isMoney(value)) return words.money(value);
  if (typeof value === "string") {
    if (name === "month" || name === "base") return words[name](value);
    return name === "from" || name === "to" || name === "day" ? words.day(value) : value;
  }
  if (shares.includes(name)) return words.share(value);
  return days.includes(name) ? words.days(value) : String(value);
}

function derived(kind: LineKind, figures: WireFigures, words: FigureWords): Readonly<Record<string, string>> {
  if (kind === "bonus" && minorOf(figures.plan) > 0) {
    // To a hundredth of a percent, cut and not rounded: 99.999 % must not read as 100 %.
    return { execution: words.share(cutShare(minorOf(figures.fact) / minorOf(figures.plan), 2)) };
  }
  if (kind === "soft" && Number(figures.of) > 0)
    return { share: words.share(cutShare(Number(figures.done) / Number(figures.of), 1)) };
  return {};
}
