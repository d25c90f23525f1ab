import { hourOf, offsetOf, type WrittenMoment, yearOf } from "./written-moment.ts";

/** The signs of a format and what they stand for in a text; others stand for themselves. */
const signs: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  YY: String.raw`(?<year>\d{2})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{2})`,
  D: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<hour>\d{2})`,
  h: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
  SSS: String.raw`(?<fraction>\d{3,9})`,
  A: "(?<half>[AaPp][Mm])",
  Z: String.raw`(?<offset>Z|[+-]\d{2}(?::?\d{2})?)`,
};

const tokens = /YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A|Z/g;

export interface MomentFormat {
  readonly read: (text: string) => WrittenMoment | "not_a_date";
}

/** Whether a format names year, month and day once each, and nothing twice. */
export function isMomentFormat(format: string): boolean {
  const names = (format.match(tokens) ?? []).map((token) => signs[token]?.slice(3, 6));
  return ["yea", "mon", "day"].every((name) => names.includes(name)) && new Set(names).size === names.length;
}

const asItStands = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function compile(format: string): MomentFormat {
  let pattern = "";
  let from = 0;
  for (const token of format.matchAll(tokens)) {
    pattern += asItStands(format.slice(from, token.index)) + (signs[token[0]] ?? "");
    from = token.index + token[0].length;
  }
  const expression = new RegExp(`^${pattern}${asItStands(format.slice(from))}$`);
  const read = (text: string): WrittenMoment | "not_a_date" => {
    const found = expression.exec(text)?.groups;
    if (found === undefined) return "not_a_date";
    return {
      year: yearOf(found.year ?? ""),
      month: Number(found.month),
      day: Number(found.day),
      hour: hourOf(Number(found.hour ?? 0), found.half),
      minute: Number(found.minute ?? 0),
      second: Number(found.second ?? 0),
      millisecond: Number((found.fraction ?? "").slice(0, 3).padEnd(3, "0")),
      offset: offsetOf(found.offset),
    };
  };
  return { read };
}

const compiled = new Map<string, MomentFormat>();

/**
 * How dates are written in a column: `YYYY YY MM M DD D HH H hh h mm ss SSS A Z`, everything else as it stands:
 * "DD.MM.YYYY", "MM/DD/YYYY", "DD/MM/YYYY HH:mm", "M/D/YY h:mm A".
 */
export function momentFormat(format: string): MomentFormat {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  const made = compile(format);
  if (compiled.size >= 100) compiled.clear();
  compiled.set(format, made);
  return made;
}
