import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, expect } from "vitest";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
const colours = ["color-contrast", "link-in-text-block"];
const rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
let office: Furnished;
let screens: readonly string[];

beforeAll(async () => {
  office = await furnish(stage.url);
  const deal = await office.addDeal("Компрессор");
  await office.addDeal("Насос");
  const [company] = (await office.client.ask("GET /companies")).items;
  const contact = await office.client.ask("POST /contacts", { name: "Лев Саввич", companyId: company.id });
  await office.client.ask("POST /activities", {
    kind: "call",
    subject: "Позвонить",
    dealId: deal.id,
    plannedAt: "2036-12-01T09:00:00Z",
    hasTime: true,
  });
  await office.client.ask("POST /call-scorecards", {
    name: "Звонок",
    criteria: [{ name: "Следующий шаг", weight: 10 }],
  });
  const [person] = (await office.client.ask("GET /users")).items;
  const list = await office.client.ask("POST /call-lists", {
    name: "Холодная база",
    pipelineId: office.pipeline.id,
    people: [person.id],
  });
  const plan = await office.client.ask("POST /plan-versions", { year: 2036 });
  const node = { kind: "company", id: "00000000-0000-0000-0000-000000000000" };
  const spread = { node, revision: 0, total: { minor: 12_000_000_00, currency: "RUB" }, overMonths: "equal" };
  await office.client.ask(`POST /plan-versions/${plan.id}/spreads`, spread);
  screens = [
    "plan?year=2036",
    "control/team",
    "control/team?view=onboarding",
    "today",
    "pay",
    ...["pay/month", "pay/schemes?scheme=new", "pay/simulator", "pay/order"],
    ...["control/week", "settings/norms"],
    "board",
    "deals",
    "deals?group=stage&columns=name,amount:160,channel",
    "deals/calendar?month=2036-12",
    `deals/${deal.id}`,
    "companies",
    `companies/${company.id}`,
    "contacts",
    "duplicates",
    "products",
    ...["calendar?whose=all", "calendar?whose=all&view=day"],
    "shipments",
    `contacts/${contact.id}`,
    "plan/back-test",
    ...["plan/forecast", "plan/coverage", "plan/improvements"],
    "control/hygiene",
    "reports/funnel?period=year",
    "reports/flow?period=year&by=owner",
    "reports/time?period=year&by=channel",
    "reports/time-map?period=year",
    "reports/loss-reasons?period=year&by=owner",
    "settings",
    "settings/pipelines",
    "settings/pipelines/new",
    `settings/pipelines/${office.pipeline.id}`,
    "settings/import",
    "settings/export",
    "settings/people",
    "settings/workspace",
    "settings/keys",
    "settings/webhooks",
    "settings/audit",
    "settings/installation",
    "settings/notifications",
    "settings/note-templates",
    "settings/calendar-feed",
    "control/regulation",
    ...["control/calls", "call-lists", `call-lists/${list.id}`],
    ...["settings/working-calendar", "settings/working-calendar?tab=absences", "control/records"],
    "control/rhythm",
    ...["control", "settings/control", "settings/facts", "settings/money"],
  ];
});

const phone = { width: 390, height: 844 };
const themes = ["light", "dark"] as const;

/** Colours fade from theme to theme; what is measured half way is nobody's. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const fades = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
    // A fade begins with the drawing of what changed, and may set off another.
    do {
      await Promise.allSettled(fades().map(({ finished }) => finished));
      await drawn();
    } while (fades().length > 0);
  });
}

async function faultsOn(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    // In the page itself: else each asking opens another page to gather the answers of frames, which no screen has.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // Nothing but colours changes with the theme.
    const { violations } = await (colorScheme === "light" ? axe.withTags(rules) : axe.withRules(colours)).analyze();
    for (const { id, nodes } of violations) {
      const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
      found.push(`${screen}, ${colorScheme}: ${id} × ${nodes.length}: ${where.join(" | ")}`);
    }
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wider > 0 ? [...found, `${screen}: ${wider} px wider than the window`] : found;
}

async function visitAll(person: Person): Promise<void> {
  const { page } = person;
  await signIn(person, stage.url);
  const found: string[] = [];
  for (const screen of screens) {
    await page.goto(`${stage.url}${office.workspace}/${screen}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.locator("main[aria-busy=true], [aria-busy=true]").first().waitFor({ state: "hidden" });
    found.push(...(await faultsOn(page, screen)));
  }
  expect(found).toEqual([]);
}

const lately = 240_000;

journey(
  "nothing stands in anybody's way on any screen of a desk, in Russian, light and dark",
  async (crew) => visitAll(await crew.person({ locale: "ru" })),
  lately,
);

journey(
  "nothing stands in anybody's way on any screen of a phone, in English, light and dark",
  async (crew) => visitAll(await crew.person({ locale: "en", isTouch: true, size: phone })),
  lately,
);

journey("what stands in the way is found: a picture without words, planted", async (crew) => {
  const { page } = await crew.person();
  await page.goto(`${stage.url}/sign-in`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await faultsOn(page, "sign-in")).toEqual([]);
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("img")));
  expect((await faultsOn(page, "sign-in")).join()).toContain("image-alt");
});
