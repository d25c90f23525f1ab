/** Currencies offered first; the API takes any of ISO 4217. */
export const currencies = ["RUB", "KZT", "BYN", "UZS", "AMD", "GEL", "KGS", "CNY", "TRY", "AED", "EUR", "USD", "GBP"];

/** The browser's own zone, Moscow when it tells none. */
export function ownTimeZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return timeZones().includes(zone) ? zone : "Europe/Moscow";
}

export function timeZones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}

/** "RUB, российский рубль": the code, as contracts write it, and the name. */
export function currencyChoices(codes: readonly string[], locale: string) {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  return codes.map((value) => ({ value, label: `${value}, ${names.of(value) ?? value}` }));
}

/** "Europe/Moscow, UTC+3": the name, and how far it is from Greenwich at `now`. */
export function timeZoneChoices(zones: readonly string[], now: Date) {
  return zones.map((value) => ({ value, label: `${value.replaceAll("_", " ")}, ${offsetOf(value, now)}` }));
}

function offsetOf(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(now);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return offset.replace("GMT", "UTC").replace("-", "\u2212");
}

/** As long as the server asks of a new password. */
export function isLongEnough(password: string): boolean {
  return password.length >= 10;
}
