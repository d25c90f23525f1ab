import type { Locale } from "../kernel/actor.ts";
import { type Money, minorDigits } from "../kernel/money.ts";
import type { CalendarDate, Instant } from "../kernel/time.ts";
import { dateOf, daysBetween } from "../kernel/zoned-time.ts";

const localeOf: Record<Locale, string> = { ru: "ru-RU", en: "en-GB" };
const nbsp = "\u00a0";
const minus = "\u2212";
const enDash = "\u2013";
/** Signs that English puts before the sum; all others follow it. */
const leadingSigns = /^[$€£¥]$/u;

/** Spaces that do not break and the true minus, whatever ICU prefers. */
const tidy = (text: string) => text.replaceAll(/[\u202f\u2009 ]/g, nbsp).replaceAll("-", minus);

export type Format = ReturnType<typeof createFormat>;

/** Numbers, sums, shares, dates and durations of one language. `timeZone` is the workspace's (IANA name). */
export function createFormat(language: Locale, timeZone: string, hoursPerWorkingDay = 9) {
  const locale = localeOf[language];
  return {
    language,
    timeZone,
    /** How long the workspace's usual working day is, to tell working hours as days. */
    hoursPerWorkingDay,
    ...numbers(locale),
    ...money(locale, language),
    ...dates(locale, timeZone),
    ...durations(locale),
  };
}

function numbers(locale: string) {
  const number = memo((digits: number) =>
    lazyFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const percent = memo((digits: number) =>
    lazyFormat(locale, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const signed = (value: number, digits: number) => (value > 0 ? "+" : "") + number(digits)(value);
  return {
    /** 1234.5 with the given digits → "1 234,5". */
    number: (value: number, digits = 0) => number(digits)(value),
    /** +0.7, −11.7: the sign always shown. */
    signed: (value: number, digits = 1) => signed(value, digits),
    /** 0.321 → "32 %". */
    share: (value: number, digits = 0) => percent(digits)(value),
    /** Two ends of one interval, "62–71", both in the same unit. */
    range: (low: string, high: string) => `${low}${enDash}${high}`,
  };
}

function money(locale: string, language: Locale) {
  const plain = memo((digits: number) =>
    lazyFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const short = lazyFormat(language === "en" ? "en-US" : locale, {
    notation: "compact", // British English would write "71.4m", which reads as metres
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const withSign = (text: string, currency: string) => {
    const sign = signOf(locale, currency);
    return language === "en" && leadingSigns.test(sign)
      ? text.replace(/^(\u2212?)/u, `$1${sign}`)
      : `${text}${nbsp}${sign}`;
  };
  const major = (sum: Money) => sum.minor / 10 ** minorDigits(sum.currency);
  const compactNumber = (value: number) => {
    if (Math.abs(value) < 1000) return plain(0)(value);
    return short(value).replace(/(\d)([A-Z])/, `$1${nbsp}$2`);
  };
  return {
    /** "2 140 000 ₽"; kopecks only where there are some. */
    money: (sum: Money) => withSign(plain(hasFraction(sum) ? minorDigits(sum.currency) : 0)(major(sum)), sum.currency),
    /** "71,4 млн ₽", "71.4 M ₽"; below a thousand in full. */
    moneyCompact: (sum: Money) => withSign(compactNumber(major(sum)), sum.currency),
    /** The sum alone, for columns whose head names the currency. */
    moneyPlain: (sum: Money) => plain(hasFraction(sum) ? minorDigits(sum.currency) : 0)(major(sum)),
    /** "71,4 млн" without a currency. */
    compact: compactNumber,
    currencySign: (currency: string) => signOf(locale, currency),
  };
}

function dates(locale: string, timeZone: string) {
  const instant = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const dayMonth = (date: CalendarDate, month: "short" | "long") => {
    const noon = noonOf(date);
    const parts = new Intl.DateTimeFormat(locale, { day: "numeric", month, timeZone: "UTC" }).formatToParts(noon);
    const take = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
    const name = month === "short" ? take("month").slice(0, 3) : take("month");
    return `${take("day")}${nbsp}${name}`;
  };
  const dayOf = (at: Instant): CalendarDate => dateOf(at, timeZone);
  const time = (at: Instant) => instant({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  const weekday = (date: CalendarDate) =>
    capital(new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(noonOf(date)));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const day = (date: CalendarDate, today: CalendarDate) =>
    date.slice(0, 4) === today.slice(0, 4)
      ? dayMonth(date, "short")
      : `${dayMonth(date, "short")}${nbsp}${date.slice(0, 4)}`;
  const near = (date: CalendarDate, today: CalendarDate) => {
    const distance = daysBetween(today, date);
    if (Math.abs(distance) <= 1) return capital(relative.format(distance, "day"));
    return distance > 0 && distance < 7 ? weekday(date) : day(date, today);
  };
  return {
    /** The calendar day of a moment in the workspace's zone. */
    dayOf,
    /** "18 ноя", with the year when it is not this one. */
    day,
    /** "18 ноября 2026". */
    dayLong: (date: CalendarDate) => `${dayMonth(date, "long")}${nbsp}${date.slice(0, 4)}`,
    /** "Ноябрь 2026": a heading, so without «г.». */
    monthNamed: (date: CalendarDate) => {
      const parts = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).formatToParts(
        noonOf(date),
      );
      const take = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
      return `${capital(take("month"))} ${take("year")}`;
    },
    /** "Понедельник, 16 ноября". */
    dayNamed: (date: CalendarDate) =>
      `${capital(new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(noonOf(date)))}, ${dayMonth(date, "long")}`,
    /** "Сегодня", "Завтра", "Пт" within a week, else "25 ноя". */
    dayNear: near,
    /** "09:32". */
    time,
    /** "Завтра 10:00", "25 ноя 09:32". */
    moment: (at: Instant, now: Instant) => `${near(dayOf(at), dayOf(now))}${nbsp}${time(at)}`,
    /** "18 ноября 2026, 09:32", for tooltips and audit. */
    momentLong: (at: Instant) => `${dayMonth(dayOf(at), "long")}${nbsp}${dayOf(at).slice(0, 4)}, ${time(at)}`,
  };
}

function durations(locale: string) {
  const unit = memo((key: string) => {
    const [name, display, digits] = key.split("/");
    return lazyFormat(locale, {
      style: "unit",
      unit: name ?? "day",
      unitDisplay: display === "long" ? "long" : "short",
      maximumFractionDigits: Number(digits),
    });
  });
  return {
    /** 3 → "3 дн." (short) or "3 дня" (long); halves are kept: "0,5 дн.". */
    days: (value: number, width: "short" | "long" = "short", digits = 1) => unit(`day/${width}/${digits}`)(value),
    hours: (value: number, width: "short" | "long" = "short", digits = 1) => unit(`hour/${width}/${digits}`)(value),
    /** Minutes into "1 ч 40 мин", "11 мин". */
    duration: (minutes: number) => {
      const whole = Math.round(minutes);
      const hours = Math.trunc(whole / 60);
      const rest = whole % 60;
      if (hours === 0) return unit("minute/short/0")(rest);
      return rest === 0
        ? unit("hour/short/0")(hours)
        : `${unit("hour/short/0")(hours)}${nbsp}${unit("minute/short/0")(rest)}`;
    },
  };
}

const noonOf = (date: CalendarDate) => Date.parse(`${date}T12:00:00Z`);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const hasFraction = (sum: Money) => sum.minor % 10 ** minorDigits(sum.currency) !== 0;

function signOf(locale: string, currency: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return parts.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency;
}

function lazyFormat(locale: string, options: Intl.NumberFormatOptions) {
  const format = new Intl.NumberFormat(locale, options);
  return (value: number) => tidy(format.format(Object.is(value, -0) ? 0 : value));
}

function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
