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
