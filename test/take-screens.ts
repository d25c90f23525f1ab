import { mkdirSync } from "node:fs";
import { type BrowserContextOptions, chromium } from "playwright-core";

/**
 * Takes the pictures of docs/screens from running demos: `bin/start --demo` and, for the English ones, an installation whose first visit
 * opened the demo in English; then `node test/take-screens.ts [address] [English address]`.
 */
const address = process.argv[2] ?? "http://localhost:3000";
const english = process.argv[3] ?? address;
const folder = new URL("../docs/screens/", import.meta.url).pathname;
const desk = { width: 1440, height: 900 };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const places = {
  today: "/today",
  week: "/control/week",
  board: "/board",
  control: "/control",
  funnel: "/reports/funnel",
  "time-map": "/reports/time-map",
  flow: "/reports/flow",
  deals: "/deals",
  companies: "/companies",
  pipelines: "/settings/pipelines",
  plan: "/plan",
  forecast: "/plan/forecast",
  pay: "/pay/month",
  rhythm: "/control/rhythm",
  team: "/control/team?view=contests",
};
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  "ru-light": { locale: "ru-RU", viewport: desk },
  "ru-dark": { locale: "ru-RU", viewport: desk, colorScheme: "dark" },
  "ru-phone": { locale: "ru-RU", ...phone },
  "en-light": { locale: "en-US", viewport: desk },
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext({ baseURL: look.startsWith("en") ? english : address, ...options });
  await context.request.post("/api/v1/sign-in", {
    data: { email: "demo@voronka.example", password: "voronka-demo" },
    headers: { "x-voronka-request": "1" },
  });
  const deals = await context.request.get("/api/v1/deals?status=open&limit=60");
  const stands = (await deals.json()) as { items: { id: string; owner: { id: string }; nextStep: unknown }[] };
  const deal = stands.items.findLast((one) => one.nextStep !== null)?.id ?? stands.items[0]?.id;
  const page = await context.newPage();
  for (const [name, path] of Object.entries({
    ...places,
    calendar: `/calendar?whose=${stands.items[0]?.owner.id}`,
    deal: `/deals/${deal}`,
  })) {
    await page.goto(`/w/demo${path}`);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}${name}-${look}.png` });
  }
  await context.close();
}
await browser.close();
