import { beforeAll, expect } from "vitest";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { cardOn, gateOf } from "./selling.ts";

const stage = openStage();
const [first] = stageNames;
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

async function atTheDeal(person: Person, id: string): Promise<Person> {
  await signIn(person, stage.url, `${office.workspace}/deals/${id}`);
  await person.page.getByRole("heading", { level: 2 }).first().waitFor();
  return person;
}

const shown = ({ page, t }: Person, field: string, value = "") =>
  page.getByRole("button", { name: new RegExp(`^${t(field)}: ${value}`) });

const sourceField = ({ page, t }: Person) => page.getByRole("combobox", { name: t("pipeline:web.field.source") });

journey("two edits of one field are both shown, and the person chooses", async (crew) => {
  const deal = await office.addDeal("Вдвоём");
  const anna = await atTheDeal(await crew.person(), deal.id);
  await shown(anna, "pipeline:web.field.source").click();
  // Meanwhile somebody else writes the same field; the open screen hears of it.
  await office.client.ask(`PATCH /deals/${deal.id}`, { version: deal.version, source: "Выставка", product: "Насос" });
  await shown(anna, "pipeline:web.field.product", "Насос").waitFor();
  await sourceField(anna).fill("Сайт");
  await anna.page.keyboard.press("Enter");
  const dialog = anna.page.getByRole("dialog");
  await dialog.getByRole("cell", { name: "Выставка" }).waitFor();
  await dialog.getByRole("cell", { name: "Сайт" }).waitFor();
  const sourceNow = async () => (await office.client.ask(`GET /deals/${deal.id}`)).source;
  expect(await sourceNow()).toBe("Выставка");
  await dialog.getByRole("button", { name: anna.t("pipeline:web.conflict.keepMine") }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(sourceNow).toBe("Сайт");
});

journey("another field changed by somebody else is no quarrel, and neither change is lost", async (crew) => {
  const deal = await office.addDeal("Рядом");
  const anna = await atTheDeal(await crew.person(), deal.id);
  await shown(anna, "pipeline:web.field.source").click();
  await office.client.ask(`PATCH /deals/${deal.id}`, { version: deal.version, product: "Компрессор" });
  await sourceField(anna).fill("Сайт");
  await anna.page.keyboard.press("Enter");
  await expect
    .poll(async () => {
      const { source, product } = await office.client.ask(`GET /deals/${deal.id}`);
      return [source, product];
    })
    .toEqual(["Сайт", "Компрессор"]);
  expect(await anna.page.getByRole("dialog").count()).toBe(0);
});

journey("fields of two conditions in one gate are told apart by their names", async (crew) => {
  const stages = [
    { name: "Начало", contactChain: [], entryConditions: [] },
    {
      name: "Всё сразу",
      isKeyStage: true,
      keyTask: "Договориться",
      contactChain: [{ activity: "call", subject: "Позвонить" }],
      entryConditions: [
        { kind: "meeting_scheduled" },
        { kind: "next_step" },
        { kind: "payment_received", share: "any" },
      ],
    },
    { name: "Оплата", contactChain: [], entryConditions: [{ kind: "payment_received", share: "all" }] },
  ];
  const shape = { isKeyStage: false, keyTask: "Дальше", targetHours: 18, plannedConversion: 0.5 };
  const pipeline = await office.client.ask("POST /pipelines", {
    name: "С условиями",
    stages: stages.map((one) => ({ ...shape, ...one })),
  });
  const anna = await crew.person();
  await office.client.ask("POST /deals", { title: "Много полей", pipelineId: pipeline.id, amountMinor: 100_00 });
  await signIn(anna, stage.url, `${office.workspace}/board?pipeline=${pipeline.id}`);
  await cardOn(anna, "Начало", "Много полей").focus();
  await anna.page.keyboard.press("Shift+ArrowRight");
  const gate = gateOf(anna, "Много полей");
  await gate.getByLabel(anna.t("activities:web.place")).waitFor();
  const names = async () =>
    gate.getByRole("textbox").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? "nameless"));
  await expect.poll(async () => (await names()).length).toBeGreaterThan(5);
  const found = await names();
  expect([...new Set(found)]).toEqual(found);
});

journey("from deal to deal of a stage by the arrows of the card and by its keys", async (crew) => {
  for (const title of ["Позже всех", "Ещё позже"]) await office.addDeal(title);
  const anna = await crew.person();
  const { page, t } = anna;
  await signIn(anna, stage.url, `${office.workspace}/board?pipeline=${office.pipeline.id}`);
  await cardOn(anna, first, "Позже всех").focus();
  await page.keyboard.press("Enter");
  const beside = page.getByRole("navigation", { name: t("pipeline:web.deal.ofStage") });
  await beside.getByText(/^2 /).waitFor();
  await beside.getByRole("link", { name: t("pipeline:web.deal.previousOfStage") }).click();
  await page.getByRole("heading", { name: "Ещё позже" }).waitFor();
  await beside.getByText(/^1 /).waitFor();
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: "Позже всех" }).waitFor();
  // Opened by its address, it is placed among those of its stage all the same.
  await page.reload();
  await beside.getByText(/^2 /).waitFor();
});

journey("Tab comes to one card of each column, arrows and J K walk among them", async (crew) => {
  for (const title of ["Первая", "Вторая", "Третья"]) await office.addDeal(title);
  const anna = await crew.person();
  await signIn(anna, stage.url, `${office.workspace}/board?pipeline=${office.pipeline.id}`);
  const { page } = anna;
  await cardOn(anna, first, "Третья").waitFor();
  const stops = page.locator(`[data-stage]`).first().locator('[data-card][tabindex="0"]');
  expect(await stops.count()).toBe(1);
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-card]")?.textContent ?? "");
  for (let step = 0; step < 90 && !(await focused()).includes("Третья"); step += 1) await page.keyboard.press("Tab");
  expect(await focused()).toContain("Третья");
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toContain("Вторая");
  await page.keyboard.press("j");
  await expect.poll(focused).toContain("Первая");
  await page.keyboard.press("k");
  await expect.poll(focused).toContain("Вторая");
  // One comes back to where one was in the column.
  await expect.poll(() => stops.count()).toBe(1);
  expect(await stops.textContent()).toContain("Вторая");
});
