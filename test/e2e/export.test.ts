import { readFileSync } from "node:fs";
import { beforeAll, expect } from "vitest";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;
const pictures = process.env.PICTURES;

beforeAll(async () => {
  office = await furnish(stage.url);
  await office.addDeal("Компрессор");
});

async function look({ page }: Person, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}

journey(
  "the owner exports everything, downloads the archive, does away with it, and it stays on record",
  async (crew) => {
    const anna = await crew.person();
    const { page, t } = anna;
    await signIn(anna, stage.url, `${office.workspace}/settings`);
    await page.getByRole("link", { name: t("pipeline:settings.sections.export.title"), exact: false }).click();
    await page.getByText(t("exporting:web.noHistory")).waitFor();
    await look(anna, "export-empty");
    await anna.button("exporting:web.start").click();
    await page.getByText(t("exporting:web.state.ready"), { exact: true }).waitFor();
    await look(anna, "export-ready");
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: t("exporting:web.download") }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^north-\d{4}-\d\d-\d\d\.zip$/);
    const archive = readFileSync(await download.path());
    // Names stand unpacked in the directory of a ZIP.
    for (const name of ["Сделки.csv", "data/deals.jsonl", "manifest.json"]) expect(archive.includes(name)).toBe(true);
    await page.getByRole("button", { name: t("exporting:web.remove"), exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("exporting:web.removeDo"), exact: true })
      .click();
    await page.getByText(t("exporting:web.state.expired"), { exact: true }).waitFor();
    await look(anna, "export-gone");
  },
);
