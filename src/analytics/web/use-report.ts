import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSearchState } from "../../ui/link.tsx";
import { comparedSpan, type PeriodName, type Span, spanOf, spanWords } from "./periods.ts";
import { parseReportSearch, type ReportSearch } from "./report-search.ts";

/** One report's question: what the address says, filled in where it says nothing. */
export interface Report {
  readonly search: ReportSearch;
  readonly change: (part: ReportSearch) => void;
  readonly period: PeriodName;
  readonly span: Span;
  /** The compared period; null when there is none. */
  readonly base: Span | null;
  readonly isTable: boolean;
  /** "1 июня – 31 августа 2026"; null for all time. */
  readonly words: (span: Span) => string | null;
  /** The same for the head of a column: without the year when it is that of the report. */
  readonly short: (span: Span) => string | null;
  /** The filters as the endpoints take them. */
  readonly query: ReportQuery;
}

export interface ReportQuery {
  readonly pipeline: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly owner: string | undefined;
  readonly department: string | undefined;
  readonly channel: string | undefined;
  readonly source: string | undefined;
  readonly product: string | undefined;
  readonly custom: string | undefined;
}

/** Reads and changes the filters of a report in the address; `usual` is the period of one who has chosen none. */
export function useReport(usual: PeriodName): Report {
  const format = useFormat();
  const [search, change] = useSearchState(parseReportSearch);
  const today = format.dayOf(Date.now());
  const period = search.period ?? (search.from !== undefined || search.to !== undefined ? "own" : usual);
  const span = period === "own" ? { from: search.from, to: search.to } : spanOf(period, today);
  const { pipeline, owner, department, channel, source, product, custom } = search;
  return {
    search,
    change: (part) => void change(part),
    period,
    span,
    base: baseOf(search, span),
    isTable: search.show === "table",
    words: (one) => spanWords(one, format.language),
    short: (one) => spanWords(one, format.language)?.replace(` ${span.from?.slice(0, 4)}`, "") ?? null,
    query: { pipeline, from: span.from, to: span.to, owner, department, channel, source, product, custom },
  };
}

function baseOf({ compare = "previous", compareFrom, compareTo }: ReportSearch, span: Span): Span | null {
  if (compare === "none") return null;
  if (compare !== "own") return comparedSpan(span, compare);
  return compareFrom === undefined || compareTo === undefined || compareTo <= compareFrom
    ? null
    : { from: compareFrom, to: compareTo };
}
