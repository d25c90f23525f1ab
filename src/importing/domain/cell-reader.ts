import { withoutOverrides } from "../../kernel/directions.ts";
import { isInn, isKpp } from "../../kernel/inn.ts";
import { type Money, minorDigits } from "../../kernel/money.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { cellValue, type Writing, writingOf } from "./cell-value.ts";
import type { ColumnMapping } from "./columns.ts";
import { type DecimalOptions, type Parsed, parseDecimal, splitCurrency } from "./decimal.ts";
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
export function cellReader(
  cells: readonly string[],
  mapping: ColumnMapping,
  context: RowContext,
  kinds: readonly CellKind[] = [],
) {
  const texts = textReader(cells, mapping, kinds);
  return {
    ...texts,
    ...numberReader(texts, context),
    ...momentReader(texts, context),
    ...addressReader(texts, context),
  };
}

export type CellReader = ReturnType<typeof cellReader>;

function textReader(cells: readonly string[], mapping: ColumnMapping, kinds: readonly CellKind[]) {
  let refusal: RowRefusal | null = null;

  function fail(field: string, code: RowRefusalCode, value = ""): null {
    refusal ??= refuse(rowRefusals, code, {
      params: { field, column: mapping[field]?.column ?? field, value: value.slice(0, 100) },
    });
    return null;
  }

  function mapped(field: string): MappedValue | null {
    const said = cellValue(mapping[field], cells, kinds);
    return said.refused === undefined ? said.value : fail(field, said.refused, said.text);
  }

  function text(field: string): string | null {
    const written = mapped(field);
    if (typeof written !== "string") return null;
    const value = withoutOverrides(written);
    const limit = longTexts.has(field) ? 10_000 : 500;
    return value.length > limit ? fail(field, "text_too_long", value) : value;
  }

  function parsed<Value>(field: string, parse: (text: string, writing: Writing) => Parsed<Value>): Value | null {
    const value = text(field);
    if (value === null) return null;
    const result = parse(value, writingOf(mapping[field], kinds));
    return result.refused === undefined ? result.value : fail(field, result.refused, value);
  }

  /** Null of `read` is a refusal by `code`. */
  function understood<Value>(field: string, code: RowRefusalCode, read: (text: string) => Value | null): Value | null {
    const value = text(field);
    if (value === null) return null;
    return read(value) ?? fail(field, code, value);
  }

  const key = (field: string): string => text(field) ?? fail(field, "id_missing") ?? "";
  return { refusal: () => refusal, fail, mapped, text, parsed, understood, key };
}

type TextReader = ReturnType<typeof textReader>;

function numberReader({ refusal, fail, text, parsed, understood }: TextReader, context: RowContext) {
  const decimal = (field: string, options: Pick<DecimalOptions, "digits" | "excess">) =>
    parsed(field, (value, { decimal: format }) => parseDecimal(value, { ...options, ...format }));

  /** `sign`: "any" where less than nothing has a meaning, such as a return. */
  function money(field = "amount", sign: "plus" | "any" = "plus"): Money | null {
    const named = understood("currency", "currency_unknown", currencyCode);
    const value = text(field);
    if (value === null || refusal() !== null) return null;
    const split = splitCurrency(value);
    if (named !== null && split.currency !== null && named !== split.currency)
      return fail(field, "currency_contradiction", value);
    const currency = named ?? split.currency ?? context.currency;
    const minor = parsed(field, (_, { decimal: format }) =>
      parseDecimal(split.number, { digits: minorDigits(currency), excess: "round", ...format }),
    );
    if (minor === null) return null;
    return minor < 0 && sign === "plus" ? fail(field, "number_negative", value) : { minor, currency };
  }

  /** How much of something, to a millionth; a return is below zero. */
  function quantity(field: string): number | null {
    const value = decimal(field, { digits: 6, excess: "round" });
    return value === null ? null : value / 1e6;
  }

  function count(field: string): number | null {
    const value = decimal(field, { digits: 0, excess: "refuse" });
    return value !== null && value < 0 ? fail(field, "number_negative", String(value)) : value;
  }

  return { money, quantity, count };
}

function momentReader({ parsed }: TextReader, { zone, now }: RowContext) {
  const instantOf = (written: string, { moment }: Writing) => parseDateTime(written, { zone, ...moment });
  const dayOf = (written: string, { moment }: Writing) => parseDate(written, { zone, ...moment });
  const come = <Value>(read: Parsed<Value>, latest: Value): Parsed<Value> =>
    read.refused === undefined && read.value > latest ? { refused: "time_in_future" } : read;
  return {
    instant: (field: string): Instant | null => parsed(field, instantOf),
    /** What has happened, so it cannot lie ahead. */
    pastInstant: (field: string): Instant | null =>
      parsed(field, (written, writing) => come(instantOf(written, writing), now + clockSkewMs)),
    date: (field: string): CalendarDate | null => parsed(field, dayOf),
    /** A day that has come, by the workspace's clock. */
    pastDate: (field: string): CalendarDate | null =>
      parsed(field, (written, writing) => come(dayOf(written, writing), dateOf(now, zone))),
  };
}

function addressReader({ understood }: TextReader, { phone }: RowContext) {
  return {
    phone: () => understood("phone", "phone_wrong", phone),
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
