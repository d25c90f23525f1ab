import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { cardOn, column, drag } from "./selling.ts";

const stage = openStage();
const [first, second] = stageNames;
/** A second, and what a busy machine adds. */
const withinASecond = { timeout: 5000 };
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

journey("the board is searched by words, and a card is still dragged after nothing was found", async (crew) => {
  await office.addDeal("Насосная станция");
  await office.addDeal("Осушитель воздуха");
  const anna = await crew.person();
  const { page, t } = anna;
  await signIn(anna, stage.url, `${office.workspace}/board`);
  await page.locator("[data-stage]").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("станция ромашка");
  await cardOn(anna, first, "Осушитель воздуха").waitFor({ state: "detached" });
  await cardOn(anna, first, "Насосная станция").waitFor();
  expect(new URL(page.url()).searchParams.get("text")).toBe("станция ромашка");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("лебедь");
  await page.getByText(t("ui:empty.noMatch")).waitFor();
  await page.getByRole("button", { name: t("ui:empty.reset") }).click();
  await cardOn(anna, first, "Осушитель воздуха").waitFor();
  await drag(anna, cardOn(anna, first, "Осушитель воздуха"), column(anna, second));
  await cardOn(anna, second, "Осушитель воздуха").waitFor();
});

journey("what somebody else does stands in the list and in an open deal within a second", async (crew) => {
  const deal = await office.addDeal("Слышно");
  const anna = await crew.person();
  const { page, t } = anna;
  await signIn(anna, stage.url, `${office.workspace}/deals`);
  const row = page.getByRole("row").filter({ hasText: "Слышно" });
  await row.getByText(first).last().waitFor();
  const toStage = office.pipeline.stages[1]?.id;
  await office.client.ask(`POST /deals/${deal.id}/moves`, { toStage, version: deal.version });
  await row.getByText(second).last().waitFor(withinASecond);
  await office.addDeal("Только что пришла");
  await page.getByRole("row").filter({ hasText: "Только что пришла" }).waitFor(withinASecond);

  await row.getByText("Слышно").click();
  await page.getByRole("heading", { name: t("activities:web.history") }).waitFor();
  await page.getByRole("button", { name: t("activities:web.kind.note"), exact: true }).click();
  // The form is ready for typing as it opens.
  await page
    .locator(":focus")
    .and(page.getByLabel(t("activities:web.subject")))
    .waitFor();
  await page.keyboard.type("Ждут новый бюджет");
  await page.keyboard.press("Enter");
  await page.getByText("Ждут новый бюджет").first().waitFor();
  const plan = { dealId: deal.id, kind: "task", subject: "Собрать смету", plannedAt: "2030-01-15T09:00:00Z" };
  await office.client.ask("POST /activities", plan);
  await page.getByText("Собрать смету").first().waitFor(withinASecond);
  await office.client.ask("POST /documents", { dealId: deal.id, kind: "contract", title: "Договор № 7" });
  await page.getByText("Договор № 7").first().waitFor(withinASecond);
});
