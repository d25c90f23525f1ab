import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

journey("a report is downloaded as a PDF, kept for everybody, deleted and brought back", async (crew) => {
  await office.addDeal("Отчётная");
  const anna = await crew.person();
  const { page, t } = anna;
  await signIn(anna, stage.url, `${office.workspace}/reports/funnel?period=all`);
  const menu = page.getByRole("button", { name: t("analytics:web.export.title") });
  await menu.click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: t("analytics:web.export.pdf") }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("funnel.pdf");
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await readFile(await download.path()))));
  expect(text[0]).toContain(office.pipeline.name);

  await menu.click();
  await page.getByRole("menuitem", { name: t("analytics:web.saved.title") }).click();
  await anna.field("analytics:web.saved.name").fill("К понедельнику");
  await page.getByRole("dialog").getByText(t("analytics:web.saved.shared.workspace"), { exact: true }).click();
  await page.keyboard.press("Enter");
  await page.getByText(t("analytics:web.saved.done", { name: "К понедельнику" })).waitFor();

  await page.goto(new URL(`${office.workspace}/reports`, page.url()).href);
  const saved = page.getByRole("link", { name: "К понедельнику", exact: true });
  await saved.waitFor();
  await page.getByRole("button", { name: t("analytics:web.saved.actions", { name: "К понедельнику" }) }).click();
  await page.getByRole("menuitem", { name: t("analytics:web.saved.remove") }).click();
  await saved.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: new RegExp(`^${t("ui:undo.undo")}`) }).click();
  await saved.click();
  await page.waitForURL(/\/reports\/funnel\?period=all/);
});
