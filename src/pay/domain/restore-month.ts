import { addDays } from "../../kernel/zoned-time.ts";
import type { SchemeVersion } from "./scheme.ts";
import type { LineKind, Month, PaidSpan, PayFact, SlipLine } from "./slip.ts";

/** A line of the ledger: as the slip has it, with the month that it was paid in and the version that it follows from. */
export interface LedgerLine extends SlipLine {
  readonly id: string;
  readonly month: Month;
  readonly userId: string;
  readonly versionId: string | null;
}

/** What follows from a month's facts, and what brought it up to date since. */
const measured: readonly LineKind[] = ["fixed", "soft", "bonus", "goal", "correction"];
const hundredths = (days: unknown) => Math.round(Number(days) * 100);

/** What a closed month was counted with: its days and its soft part are as they were, for good; only money is counted anew. */
export function restoreSpans(
  lines: readonly LedgerLine[],
  versions: ReadonlyMap<string, SchemeVersion>,
): { readonly spans: readonly PaidSpan[]; readonly monthDays: number } {
  const fixed = lines.filter(({ kind }) => kind === "fixed");
  const spans = fixed.flatMap((line): PaidSpan[] => {
    const version = versions.get(line.versionId ?? "");
    if (version === undefined) return [];
    const { from, to, worked } = line.figures;
    const soft = lines.filter(({ kind, figures }) => kind === "soft" && figures.from === from);
    return [
      {
        from: String(from),
        to: addDays(String(to), 1),
        schemeId: version.schemeId,
        versionId: version.id,
        terms: version.terms,
        worked: hundredths(worked),
        soft: soft.map(({ figures }) => ({ done: Number(figures.done), of: Number(figures.of) })),
      },
    ];
  });
  return { spans, monthDays: hundredths(fixed[0]?.figures.days ?? 0) };
}

/** What was paid for a month in all, and the money that it was last counted of. */
export function paidFor(lines: readonly LedgerLine[], month: Month) {
  const own = lines.filter((line) => line.forMonth === month && measured.includes(line.kind));
  const corrections = own.filter(({ kind }) => kind === "correction");
  const last = corrections.reduce<LedgerLine | null>(
    (latest, line) => (latest === null || line.month > latest.month ? line : latest),
    null,
  );
  return {
    paidMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    facts: foldFacts(own.filter(({ kind }) => kind === "bonus" || kind === "correction").flatMap(({ facts }) => facts)),
    last: last?.figures ?? null,
  };
}

/** Changes of the same payment put together; what has gone is gone. */
function foldFacts(facts: readonly PayFact[]): readonly PayFact[] {
  const known = new Map<string, PayFact>();
  for (const fact of facts) {
    const key = `${fact.dealId} ${fact.paymentId} ${fact.date}`;
    known.set(key, { ...fact, minor: (known.get(key)?.minor ?? 0) + fact.minor });
  }
  return [...known.values()].filter(({ minor }) => minor !== 0);
}
