import type { Locale } from "../../../kernel/actor.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays } from "../../../kernel/zoned-time.ts";
import { translator } from "../write-table.ts";

/** What a report was asked; people and departments by name. */
export interface AskedReport {
  readonly owner?: string | undefined;
  readonly department?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly product?: string | undefined;
  /** Conditions on own fields, in words. */
  readonly custom?: readonly string[] | undefined;
  /** What it is split by, in words. */
  readonly splitName?: string | undefined;
  readonly newTargets?: string | undefined;
}

/** What its answer says of the question. */
interface AnsweredReport {
  readonly pipeline: { readonly name: string };
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly asOf: string;
  readonly view?: "cohort" | "period";
  readonly base?: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly stage?: string;
  readonly stages?: readonly { readonly id: string; readonly stage: string }[];
}
type Line = readonly [label: string, value: string];

/** The filters of a report in words, for its files: what it is of, of when, and what it is narrowed to. */
export function tellFilters(asked: AskedReport, answer: AnsweredReport, locale: Locale, zone: string): Line[] {
  const text = (key: string) => translator.text(locale, "analytics", key);
  const lines: (Line | null)[] = [
    [text("web.filter.pipeline"), answer.pipeline.name],
    [text(answer.view === "cohort" ? "web.filter.created" : "web.filter.period"), spanOf(answer, locale)],
    answer.view === undefined ? null : [text("web.view.label"), text(`web.view.${answer.view}`)],
    answer.base === undefined ? null : [text("web.filter.compare"), spanOf(answer.base, locale)],
    asked.splitName === undefined ? null : [text("web.filter.split"), asked.splitName],
    answer.stage === undefined ? null : [text("column.stage"), answer.stage],
    ...(["owner", "department", "channel", "source", "product"] as const).map((name): Line | null => {
      const value = asked[name];
      return value === undefined ? null : [text(`web.split.${name}`), value === "" ? text("web.blank") : value];
    }),
    ...(asked.custom ?? []).map((said): Line => [text("file.ownField"), said]),
    asked.newTargets === undefined ? null : [text("file.newTargets"), targetsOf(asked.newTargets, answer)],
    [text("file.asOf"), momentText(Date.parse(answer.asOf), locale, zone)],
  ];
  return lines.filter((line) => line !== null);
}

/** "1 June – 31 August 2026": the last day is within it, unlike in the filter. */
function spanOf({ from, to }: Pick<AnsweredReport, "from" | "to">, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const day = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`);
  if (from !== null && to !== null) return spaced(format.formatRange(day(from), day(addDays(to, -1))));
  if (from === null && to === null) return translator.text(locale, "analytics", "web.period.all");
  const [key, date] = from === null ? ["file.until", addDays(to as CalendarDate, -1)] : ["file.since", from];
  return translator.text(locale, "analytics", key, { day: format.format(day(date)) });
}

/** "Meeting held: 18" for each new target, in working hours. */
const targetsOf = (newTargets: string, { stages = [] }: AnsweredReport) =>
  newTargets
    .split(",")
    .map((part) => `${stages.find(({ id }) => id === part.slice(0, 36))?.stage ?? ""}: ${part.slice(37)}`)
    .join(", ");

/** A moment in the workspace's zone, the zone said. */
export function momentText(at: number, locale: Locale, zone: string): string {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(at);
  return spaced(`${moment} (${zone})`);
}

/** Thin spaces, which few typefaces have, become ones that do not break. */
const spaced = (text: string) => text.replace(/[\u2009\u202f]/g, "\u00a0");
