import { existsSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { beforeAll, expect } from "vitest";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;
const pictures = process.env.PICTURES;

beforeAll(async () => {
  office = await furnish(stage.url);
});

interface Export {
  readonly kind: string;
  readonly body: Buffer;
  readonly deals: number;
  readonly sum: number;
  readonly won: number;
  readonly lost: number;
}

const shared = new URL("../../../shared/data/crm_exports/", import.meta.url).pathname;
const json = (value: object) => Buffer.from(JSON.stringify(value));

/** The exports of real systems where they are, else small ones of our own. */
const bitrix: Export = existsSync(shared)
  ? {
      kind: "bitrix24",
      body: readFileSync(`${shared}bitrix24/dataset.json`),
      deals: 60,
      sum: 73_335_000,
      won: 16,
      lost: 6,
    }
  : {
      kind: "bitrix24",
      body: json({
        entities: {
          categories: [{ id: 0, name: "Общая" }],
          statuses: [
            { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "NEW", NAME: "Новая", SORT: "10" },
            { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "WON", NAME: "Успех", SORT: "20", SEMANTICS: "S" },
          ],
          deals: [
            { ID: "1", TITLE: "Станок", CATEGORY_ID: "0", STAGE_ID: "NEW", OPPORTUNITY: "700", CURRENCY_ID: "RUB" },
            { ID: "2", TITLE: "Пресс", CATEGORY_ID: "0", STAGE_ID: "WON", OPPORTUNITY: "300", CURRENCY_ID: "RUB" },
          ],
        },
      }),
      deals: 2,
      sum: 1000,
      won: 1,
      lost: 0,
    };
const amo: Export = existsSync(shared)
  ? {
      kind: "amocrm",
      body: readFileSync(`${shared}amocrm/leads_v4_response.json`),
      deals: 7,
      sum: 11_983_000,
      won: 0,
      lost: 0,
    }
  : {
      kind: "amocrm",
      body: json({
        _embedded: {
          leads: [
            { id: 1, name: "Кран", price: 400, pipeline_id: 5, status_id: 51, created_at: 1_700_000_000 },
            { id: 2, name: "Лебёдка", price: 500, pipeline_id: 5, status_id: 52, created_at: 1_700_000_000 },
          ],
        },
      }),
      deals: 2,
      sum: 900,
      won: 0,
      lost: 0,
    };

const look = async ({ page }: Person, name: string) => {
  if (!pictures) return;
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: `${pictures}/${name}-phone.png`, fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
};

/** Gives the export of a system and waits until what is in it is shown. */
async function read({ page, t }: Person, { kind, body, deals }: Export): Promise<void> {
  await page.goto(`${stage.url}${office.workspace}/settings/import`);
  await page.getByRole("radio", { name: t(`importing:kind.${kind}`) }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: `${kind}.json`, mimeType: "application/json", buffer: body });
  await page.getByRole("heading", { name: t("importing:web.migration.found") }).waitFor();
  const count = page.locator("dl > div").filter({ hasText: t("importing:web.migration.count.deals") });
  await count
    .locator("dd")
    .filter({ hasText: new RegExp(`^${deals}$`) })
    .waitFor();
}

const moved = async (kind: string) =>
  (
    await stage.owner.query(
      `select count(*)::integer as deals, coalesce(sum(amount_minor) / 100, 0)::bigint::integer as sum,
         count(*) filter (where status = 'won')::integer as won, count(*) filter (where status = 'lost')::integer as lost
       from deals where deleted_at is null and external_id like $1 || ':%'`,
      [kind],
    )
  ).rows[0];

journey(
  "a department moves over from Bitrix24 and amoCRM: looked at, tried, moved by a plan, one of them undone",
  async (crew) => {
    const anna = await crew.person();
    const { page, t } = anna;
    await signIn(anna, stage.url);
    await read(anna, bitrix);
    await look(anna, "moving-bitrix");
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await anna.button("importing:web.migration.tryIt").click();
    await page.getByText(t("importing:web.tried"), { exact: true }).waitFor();
    expect(await moved("bitrix24")).toMatchObject({ deals: 0 });
    await anna.button("importing:web.migration.doIt").click();
    await page.getByText(t("importing:web.done"), { exact: true }).waitFor();
    const { deals, sum, won, lost } = bitrix;
    expect(await moved("bitrix24")).toEqual({ deals, sum, won, lost });
    await look(anna, "moved-bitrix");

    await read(anna, amo);
    const [pipeline] = await page.getByRole("combobox", { name: /amoCRM/ }).all();
    await pipeline?.click();
    await page
      .getByRole("option", { name: t("importing:web.migration.asOwn", { name: office.pipeline.name }) })
      .click();
    await page.getByText(t("importing:web.migration.stagesNeeded")).waitFor();
    const stages = page.getByRole("combobox", {
      name: t("importing:web.migration.stageMeans", { name: "" }).slice(0, 12),
    });
    for (const one of await stages.all()) {
      await one.click();
      await page.getByRole("option").first().click();
    }
    await look(anna, "moving-amocrm");
    await anna.button("importing:web.migration.doIt").click();
    await page.getByText(t("importing:web.done"), { exact: true }).waitFor();
    expect(await moved("amocrm")).toEqual({ deals: amo.deals, sum: amo.sum, won: 0, lost: 0 });

    await anna.button("importing:web.undo").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("importing:web.undo"), exact: true })
      .click();
    await page.getByText(t("importing:web.undone")).first().waitFor();
    expect(await moved("amocrm")).toMatchObject({ deals: 0 });
    expect(await moved("bitrix24")).toMatchObject({ deals });
  },
);
