import { expect } from "vitest";
import { furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
const products =
  "Артикул;Наименование;Группа;Ед. изм.;Цена;НДС\nK-40;Компрессор ВК-40;Компрессоры;шт;1200000;20%\nM-1;Масло;Расходные;л;1500;20%";
const shipments = `Номер;Контрагент;Товар;Количество;Сумма;Дата отгрузки
s1;ООО «Ромашка»;K-40;1;1200000;02.03.2026
s2;ООО «Ромашка»;M-1;20;30000;03.03.2026
s3;ООО «Ромашка»;M-1;-5;-7500;04.03.2026`;

journey(
  "products and shipments come from tables, stand on the customer's card, and go again with their import",
  async (crew) => {
    const office = await furnish(stage.url);
    await office.client.ask("POST /imports?kind=products&fileName=products.csv", undefined, {
      raw: products,
      headers: { "content-type": "text/csv" },
    });
    const anna = await crew.person();
    const { page, t } = anna;
    await signIn(anna, stage.url, `${office.workspace}/settings/import`);
    await page.getByRole("radio", { name: t("importing:kind.shipments") }).click();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "shipments.csv", mimeType: "text/csv", buffer: Buffer.from(shipments) });
    await page.getByText(t("importing:web.allRead")).waitFor();
    await anna.button("importing:web.doIt").click();
    await page.waitForURL(/settings\/import\/[0-9a-f-]{36}/);
    await page.getByText(t("importing:web.done"), { exact: true }).waitFor();
    const imported = page.url();

    await page.goto(`${stage.url}${office.workspace}/products`);
    const goods = page.getByRole("table", { name: t("commerce:web.goods.products") });
    await goods
      .getByRole("row", { name: /M-1.*Расходные/ })
      .getByText("Масло")
      .click();
    await page.waitForURL(/shipments\?product=/);
    const shipped = page.getByRole("table", { name: t("commerce:web.goods.shipments") });
    await expect.poll(() => shipped.locator("tbody tr").count()).toBe(2);
    // 30,000 less what came back for 7,500.
    await page.getByText(/22\s500/).waitFor();

    await shipped.getByRole("link", { name: "ООО «Ромашка»" }).first().click();
    const panel = page.getByRole("region", { name: t("commerce:web.goods.shipments") });
    await panel.getByRole("heading", { name: /1\s222\s500/ }).waitFor();

    // One more by hand, at the product's price; taken back at once.
    await anna.button("commerce:web.goods.addShipment").click();
    const form = page.getByRole("dialog", { name: t("commerce:web.goods.newShipment") });
    await form.getByLabel(t("commerce:web.goods.product")).first().fill("m-1");
    await page.getByRole("option", { name: "Масло" }).click();
    await form.getByLabel(t("commerce:web.goods.quantity")).fill("2");
    await form.getByRole("button", { name: t("commerce:web.add"), exact: true }).click();
    await panel.getByRole("heading", { name: /1\s225\s500/ }).waitFor();
    await page.keyboard.press("Control+z");
    await panel.getByRole("heading", { name: /1\s222\s500/ }).waitFor();

    await page.goto(imported);
    await anna.button("importing:web.undo").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("importing:web.undo") })
      .click();
    await page.getByText(t("importing:web.undone"), { exact: true }).waitFor();
    await page.goto(`${stage.url}${office.workspace}/shipments`);
    await page.getByText(t("commerce:web.goods.noShipments")).waitFor();

    // Another import goes on and on: whoever waits for it can be stopped on the screen.
    const other = await stage.owner.connect();
    const lock = "hashtextextended('imports of ' || (select id from workspaces where slug = 'north'), 0)";
    await other.query(`select pg_advisory_lock(${lock})`);
    const { id } = await office.client.ask("POST /imports?kind=shipments&fileName=again.csv", undefined, {
      raw: shipments,
      headers: { "content-type": "text/csv" },
    });
    await page.goto(`${stage.url}${office.workspace}/settings/import/${id}`);
    await page.getByRole("progressbar").waitFor();
    await anna.button("importing:web.stop").click();
    await page.getByText(t("importing:web.cancelled")).waitFor();
    await other.query(`select pg_advisory_unlock(${lock})`);
    other.release();
  },
);
