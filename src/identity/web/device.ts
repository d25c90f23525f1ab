/** Browser and system as people call them, of what a browser tells about itself; null when it tells nothing known. */
export function deviceOf(userAgent: string | null): { readonly browser: string; readonly system: string } | null {
  const browser = find(browsers, userAgent ?? "");
  const system = find(systems, userAgent ?? "");
  return browser === null || system === null ? null : { browser, system };
}

type Known = readonly (readonly [name: string, sign: RegExp])[];

/** The more particular come first: nearly every browser calls itself Chrome and Safari too. */
const browsers: Known = [
  ["Яндекс Браузер", /YaBrowser\//],
  ["Edge", /Edg(?:A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /Safari\//],
];

const systems: Known = [
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
];

const find = (known: Known, text: string) => known.find(([, sign]) => sign.test(text))?.[0] ?? null;
