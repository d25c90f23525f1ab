import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import type { Locale } from "../../src/kernel/actor.ts";
import { owner } from "../product/client.ts";
import type { Person } from "./browser.ts";
import { journey, openStage } from "./journey.ts";
import { askApi, cardOn, dealOf } from "./selling.ts";

/** Tab until what has the focus is named so; nothing is clicked. */
async function tabTo({ page }: Person, name: string, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      const { labels } = element as HTMLInputElement;
      const own = element?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element?.textContent ?? "";
      return own.replace(/\s*\*\s*$/, "").trim();
    });
    if (label === name || label.startsWith(`${name} `)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to “${name}”`);
}

async function typeInto(person: Person, name: string, text: string): Promise<void> {
  await tabTo(person, name);
  await person.page.keyboard.type(text);
}

/** Tab until the card of a deal has the focus. */
const tabToCard = (person: Person, title: string, stage: string) =>
  tabTo(person, person.t("pipeline:web.card.label", { title, stage }), 90);

const hasFocus = (target: Locator) =>
  expect.poll(() => target.evaluate((one) => one === document.activeElement)).toBe(true);

async function pressOn(person: Person, name: string): Promise<void> {
  await tabTo(person, name);
  await person.page.keyboard.press("Enter");
}

async function makeWorkspace(person: Person, url: string): Promise<string> {
  const { page, t } = person;
  await page.goto(url);
  await page.getByRole("heading", { name: t("identity:welcome.title") }).waitFor();
  await typeInto(person, t("identity:welcome.company"), "Север");
  await typeInto(person, t("identity:field.yourName"), owner.name);
  await typeInto(person, t("identity:field.email"), owner.email);
  await typeInto(person, t("identity:field.password"), owner.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: t("today:web.title"), level: 1 }).waitFor();
  await pressOn(person, t("today:web.toBoard"));
  await page.getByText(t("pipeline:web.board.noPipeline")).waitFor();
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

async function makePipelineByTemplate(person: Person): Promise<void> {
  const { page, t } = person;
  await pressOn(person, t("pipeline:web.board.makePipeline"));
  await page.waitForURL("**/settings/pipelines/new");
  await tabTo(person, t("pipeline:settings.wizard.needIsObvious.yes"));
  await page.keyboard.press("Space");
  await tabTo(person, t("pipeline:settings.wizard.choiceIsObvious.yes"));
  await page.keyboard.press("Space");
  await person.button("pipeline:settings.new.create").waitFor();
  await pressOn(person, t("pipeline:settings.new.create"));
  await page.getByRole("list", { name: t("pipeline:settings.editor.stages") }).waitFor();
}

/** N, the title, Enter. */
async function addDeal(person: Person, title: string): Promise<void> {
  const { page, t } = person;
  await page.getByText(t("pipeline:web.board.empty")).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("dialog").waitFor();
  await typeInto(person, t("pipeline:web.field.title"), title);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

async function sellByKeys(person: Person, url: string, title: string): Promise<void> {
  const { page, t } = person;
  const workspace = await makeWorkspace(person, url);
  await makePipelineByTemplate(person);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await addDeal(person, title);
  const { items } = await askApi(person, workspace, "GET /pipelines");
  const [first, second] = items[0].stages.map((one: { name: string }) => one.name);
  await cardOn(person, first, title).waitFor();

  // Space lifts, the arrow carries, Space drops; the gate takes the focus to the first thing that is missing.
  await tabToCard(person, title, first);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  const gate = page.getByRole("region", { name: t("pipeline:web.gate.label", { title }) });
  await gate.waitFor();
  await expect.poll(() => gate.locator(":focus").count()).toBe(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await gate.waitFor({ state: "hidden" });
  await cardOn(person, first, title).waitFor();

  // With a reason a head moves it over what is missing, without a mouse too. The returned card has the focus.
  await hasFocus(cardOn(person, first, title));
  await page.keyboard.press("Shift+ArrowRight");
  await gate.waitFor();
  await pressOn(person, t("pipeline:web.gate.withReason"));
  await page.keyboard.type("Проверяем путь по клавишам, причина длинная");
  await pressOn(person, t("pipeline:web.gate.withReason"));
  await cardOn(person, second, title).waitFor();
  await page
    .getByText(t("pipeline:web.move.done", { title, stage: second }))
    .nth(1)
    .waitFor();
  await page.keyboard.press("Control+z");
  await cardOn(person, first, title).waitFor();

  await tabToCard(person, title, first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/deals\/[0-9a-f-]{36}/);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.keyboard.press("Shift+Slash");
  await page.getByRole("dialog", { name: t("ui:keys.title") }).waitFor();
  await page.keyboard.press("Escape");
  await page.waitForURL(/\/reports/);
  expect((await dealOf(person, workspace, title)).status).toBe("open");
}

const languages = [
  ["ru", "Компрессор"],
  ["en", "Compressor"],
] as const satisfies readonly (readonly [Locale, string])[];

describe.for(languages)("in %s", ([locale, title]) => {
  const stage = openStage();

  journey("the whole way by keyboard alone", async (crew) =>
    sellByKeys(await crew.person({ locale }), stage.url, title),
  );
});
