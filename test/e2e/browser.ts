import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import type { Locale } from "../../src/kernel/actor.ts";
import { type Words, wordsIn } from "./words.ts";

const results = resolve(import.meta.dirname, "..", "..", "test-results");
const programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
// Each window would draw suggestions for an address bar that nobody sees, in a process of its own. The switch replaces
// Playwright's, so what that turns off here stands in it too.
const needless = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
  "AimEnabled",
];
const quiet = [
  `--disable-features=${needless.join()}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface PersonOptions {
  readonly locale?: Locale;
  readonly size?: { readonly width: number; readonly height: number };
  readonly isTouch?: boolean;
  readonly theme?: "light" | "dark";
}

/** Somebody before a screen of their own, with a fresh profile. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly t: Words;
  readonly isTouch: boolean;
  /** What the page did wrong so far: console errors, crashes, answers of 500 and more, breaches of the policy. */
  readonly wrongs: string[];
  /** Faults that this journey provokes on purpose. */
  expectWrong(pattern: RegExp): void;
  button(key: string, params?: Record<string, string | number>): Locator;
  field(key: string, params?: Record<string, string | number>): Locator;
}

export interface Crew {
  person(options?: PersonOptions): Promise<Person>;
  /** Closes everybody; throws when a page did something wrong that nobody expected. */
  part(): Promise<void>;
  /** Keeps what everybody sees, for those who look for the fault. */
  keep(name: string): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? programs.find((path) => existsSync(path)) ?? programs[0] ?? "";
  return chromium.launch({ executablePath, headless: true, args: quiet });
}

/** The people of one journey. */
export function gather(browser: Browser): Crew {
  const people: Person[] = [];
  const allowed = new Map<Person, RegExp[]>();
  return {
    person: async (options = {}) => {
      const patterns: RegExp[] = [];
      const person = await open(browser, options, patterns);
      people.push(person);
      allowed.set(person, patterns);
      return person;
    },
    keep: async (name) => {
      mkdirSync(results, { recursive: true });
      for (const [place, { page, wrongs }] of people.entries()) {
        const path = join(results, `${name.replaceAll(/[^\p{L}\d]+/gu, "-").slice(0, 80)}-${place + 1}`);
        await page.screenshot({ path: `${path}.png`, timeout: 5000 }).catch(() => undefined);
        const snapshot = await page
          .locator("body")
          .ariaSnapshot({ timeout: 5000 })
          .catch(() => "");
        writeFileSync(`${path}.txt`, [page.url(), ...wrongs, snapshot].join("\n"));
      }
    },
    part: async () => {
      const wrongs = people.flatMap((person) =>
        person.wrongs.filter((wrong) => !allowed.get(person)?.some((pattern) => pattern.test(wrong))),
      );
      for (const { context } of people) await context.close();
      if (wrongs.length > 0) throw new Error(`The pages did wrong:\n${wrongs.join("\n")}`);
    },
  };
}

async function open(browser: Browser, options: PersonOptions, patterns: RegExp[]): Promise<Person> {
  const { locale = "ru", size = { width: 1440, height: 900 }, isTouch = false, theme = "light" } = options;
  const context = await browser.newContext({
    locale: locale === "ru" ? "ru-RU" : "en-GB",
    timezoneId: "Europe/Moscow",
    viewport: size,
    hasTouch: isTouch,
    isMobile: isTouch,
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const t = await wordsIn(locale);
  const wrongs: string[] = [];
  watch(page, wrongs);
  return {
    page,
    context,
    t,
    isTouch,
    wrongs,
    expectWrong: (pattern) => void patterns.push(pattern),
    button: (key, params) => page.getByRole("button", { name: t(key, params), exact: true }),
    field: (key, params) => page.getByLabel(t(key, params)),
  };
}

/** Refusals (4xx) are part of the work: the browser writes them to its console too, so they are left out. */
function watch(page: Page, wrongs: string[]): void {
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || /status of 4\d\d/.test(text)) return;
    wrongs.push(`console: ${text} (${message.location().url})`);
  });
  page.on("pageerror", (error) => wrongs.push(`crash: ${error.stack ?? error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) wrongs.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
}
