import { isInn, isKpp } from "../../kernel/inn.ts";
import { type Money, minorDigits } from "../../kernel/money.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { type ColumnMapping, plainValue } from "./columns.ts";
import { type DecimalFormat, type Parsed, parseDecimal, splitCurrency } from "./decimal.ts";
import type { MappedValue } from "./import-map.ts";
import { parseDate, parseDateTime } from "./moment.ts";
import { type RowRefusalCode, rowRefusals } from "./refusals.ts";
import type { CellKind } from "./sheet-cell.ts";

export interface RowContext {
  /** The workspace's zone. */
  readonly zone: string;
  readonly now: Instant;
  /** ISO 4217, of sums that name none: the workspace's or the pipeline's. */
  readonly currency: string;
  /** Any format → E.164, null when it is no phone (`normalizePhone` of crm). */
  readonly phone: (text: string) => string | null;
}

/** How far the clock that wrote the file may be ahead of ours. */
const clockSkewMs = 5 * 60_000;

export type RowRefusal = Refusal<RowRefusalCode>;

const currencies = new Set(Intl.supportedValuesOf("currency"));
const longTexts = new Set(["result", "subject", "place"]);
const emailShape =
  /^[^\s@<>(),;:"[\]]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/** "RUR", "руб.", "₽", "usd" → the code; null when there is no such currency. */
function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (code === "RUR") return "RUB";
  if (currencies.has(code)) return code;
  const { number, currency } = splitCurrency(text);
  return number === "" ? currency : null;
}

/** Excel drops the zero that a tax number of regions 01 to 09 begins with. */
function completeInn(text: string): string {
  const digits = text.replace(/[\s\u00A0]/gu, "");
  return /^(\d{9}|\d{11})$/.test(digits) ? `0${digits}` : digits;
}

/** Reads the cells of one row by field, and remembers the first refusal; what is read after it doesn't matter. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short closures over one state.
export function cellReader(
  cells: readonly string[],
  mapping: ColumnMapping,
  context: RowContext,
  kinds: readonly CellKind[] = [],
) {
  let refusal: RowRefusal | null = null;

  function fail(field: string, code: RowRefusalCode, value = ""): null {
    refusal ??= refuse(rowRefusals, code, {
      params: { field, column: mapping[field]?.column ?? field, value: value.slice(0, 100) },
    });
    return null;
  }

  function mapped(field: string): MappedValue | null {
    const column = mapping[field];
    if (column === undefined) return null;
    const text = (cells[column.index] ?? "").trim();
    const kind = kinds[column.index];
    if (kind === "error") return fail(field, "cell_error", text);
    if (kind === "uncalculated") return fail(field, "formula_without_value");
    const value = column.values?.get(plainValue(text)) ?? text;
    return value === "" ? null : value;
  }

  function text(field: string): string | null {
    const value = mapped(field);
    if (typeof value !== "string") return null;
    const limit = longTexts.has(field) ? 10_000 : 500;
    return value.length > limit ? fail(field, "text_too_long", value) : value;
  }

  function parsed<Value>(
    field: string,
    parse: (text: string, format: string | undefined) => Parsed<Value>,
  ): Value | null {
    const value = text(field);
    if (value === null) return null;
    const result = parse(value, isExact(field) ? undefined : (mapping[field]?.format ?? undefined));
    return result.refused === undefined ? result.value : fail(field, result.refused, value);
  }

  /** Null of `read` is a refusal by `code`. */
  function understood<Value>(field: string, code: RowRefusalCode, read: (text: string) => Value | null): Value | null {
    const value = text(field);
    if (value === null) return null;
    return read(value) ?? fail(field, code, value);
  }

  const moment = (format: string | undefined) => ({ zone: context.zone, ...(format === undefined ? {} : { format }) });
  const isExact = (field: string) => kinds[mapping[field]?.index ?? -1] === "exact";
  /** A number of a sheet is written with a point, whatever the map says of texts. */
  const written = (field: string, format: string | undefined) => (isExact(field) ? "1,250.00" : format);
  const decimal = (format: string | undefined, digits: number, excess: "round" | "refuse") => ({
    digits,
    excess,
    ...(format === undefined ? {} : { format: format as DecimalFormat }),
  });

  /** `sign`: "any" where less than nothing has a meaning, such as a return. */
  function money(field = "amount", sign: "plus" | "any" = "plus"): Money | null {
    const named = understood("currency", "currency_unknown", currencyCode);
    const value = text(field);
    if (value === null || refusal !== null) return null;
    const split = splitCurrency(value);
    if (named !== null && split.currency !== null && named !== split.currency)
      return fail(field, "currency_contradiction", value);
    const currency = named ?? split.currency ?? context.currency;
    const minor = parsed(field, (_, format) =>
      parseDecimal(split.number, decimal(written(field, format), minorDigits(currency), "round")),
    );
    if (minor === null) return null;
    return minor < 0 && sign === "plus" ? fail(field, "number_negative", value) : { minor, currency };
  }

  /** How much of something, to a millionth; a return is below zero. */
  function quantity(field: string): number | null {
    const value = parsed(field, (value, format) => parseDecimal(value, decimal(written(field, format), 6, "round")));
    return value === null ? null : value / 1e6;
  }

  function count(field: string): number | null {
    const value = parsed(field, (value, format) => parseDecimal(value, decimal(written(field, format), 0, "refuse")));
    return value !== null && value < 0 ? fail(field, "number_negative", String(value)) : value;
  }

  return {
    refusal: () => refusal,
    fail,
    mapped,
    text,
    understood,
    money,
    count,
    quantity,
    key: (field: string): string => text(field) ?? fail(field, "id_missing") ?? "",
    instant: (field: string): Instant | null =>
      parsed(field, (written, format) => parseDateTime(written, moment(format))),
    /** What has happened, so it cannot lie ahead. */
    pastInstant: (field: string): Instant | null =>
      parsed(field, (written, format) => {
        const read = parseDateTime(written, moment(format));
        const isAhead = read.refused === undefined && read.value > context.now + clockSkewMs;
        return isAhead ? { refused: "time_in_future" } : read;
      }),
    date: (field: string): CalendarDate | null =>
      parsed(field, (written, format) => parseDate(written, moment(format))),
    /** A day that has come, by the workspace's clock. */
    pastDate: (field: string): CalendarDate | null =>
      parsed(field, (written, format) => {
        const read = parseDate(written, moment(format));
        const isAhead = read.refused === undefined && read.value > dateOf(context.now, context.zone);
        return isAhead ? { refused: "time_in_future" } : read;
      }),
    phone: () => understood("phone", "phone_wrong", context.phone),
    email: () =>
      understood("email", "email_wrong", (written) => {
        const first = written.split(/[,;\s]+/u)[0]?.toLowerCase() ?? "";
        return first.length <= 254 && emailShape.test(first) ? first : null;
      }),
    inn: () => understood("inn", "inn_wrong", (written) => (isInn(completeInn(written)) ? completeInn(written) : null)),
    kpp: () =>
      understood("kpp", "kpp_wrong", (written) => {
        const signs = written.replace(/[\s\u00A0]/gu, "").toUpperCase();
        const code = /^\d{8}$/.test(signs) ? `0${signs}` : signs;
        return isKpp(code) ? code : null;
      }),
  };
}

export type CellReader = ReturnType<typeof cellReader>;
