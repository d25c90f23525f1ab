import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { cardOn, column, dealOf, drag, openBoard } from "./selling.ts";

const stage = openStage();
const [first, second] = stageNames;
const name = "Бюджет утверждён";
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

journey(
  "a field of one's own is asked for by a stage, filled where the move was refused, and filtered by",
  async (crew) => {
    await office.addDeal("Насосная станция");
    await office.addDeal("Осушитель воздуха");
    const anna = await crew.person();
    const { page, t } = anna;
    await signIn(anna, stage.url, `${office.workspace}/settings/fields`);
    await page.getByRole("button", { name, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("custom-fields:web.dialog.create") });
    await dialog.getByText(t("custom-fields:web.field.preview")).waitFor();
    await dialog.getByRole("checkbox", { name: t("custom-fields:web.field.isInList") }).check();
    await dialog.getByRole("button", { name: t("custom-fields:web.dialog.add"), exact: true }).click();
    await page.getByRole("listitem").filter({ hasText: name }).waitFor();

    await page.goto(`${stage.url}${office.workspace}/settings/pipelines/${office.pipeline.id}`);
    await anna.button("pipeline:settings.editor.regulation", { stage: second }).click();
    await anna.button("pipeline:settings.stage.addCondition").click();
    await page.getByRole("menuitem", { name: t("pipeline:settings.conditionKind.custom_field") }).click();
    await page.getByRole("combobox", { name: t("custom-fields:web.gate.value") }).click();
    await page.getByRole("option", { name: t("custom-fields:web.yes"), exact: true }).click();
    await anna.button("ui:form.save").click();
    await page.getByText(t("pipeline:settings.editor.saved")).first().waitFor();

    await openBoard(anna, office.workspace);
    await drag(anna, cardOn(anna, first, "Насосная станция"), column(anna, second));
    const asked = page.locator("[data-conditions]");
    await asked.getByText(name).first().waitFor();
    await asked.getByRole("combobox", { name }).click();
    await page.getByRole("option", { name: t("custom-fields:web.yes"), exact: true }).click();
    await asked
      .getByRole("img", { name: t("pipeline:web.gate.met") })
      .first()
      .waitFor();
    await anna.button("pipeline:web.gate.move").click();
    await cardOn(anna, second, "Насосная станция").waitFor();
    expect((await dealOf(anna, office.workspace, "Насосная станция")).custom).toEqual({ byudzhet_utverzhden: true });

    await page.goto(`${stage.url}${office.workspace}/deals`);
    await page.getByRole("row").filter({ hasText: "Осушитель воздуха" }).waitFor();
    await anna.button("custom-fields:web.filter.add").click();
    await page.getByRole("checkbox", { name: t("custom-fields:web.yes"), exact: true }).check();
    await anna.button("custom-fields:web.filter.apply").click();
    await page.getByRole("row").filter({ hasText: "Осушитель воздуха" }).waitFor({ state: "detached" });
    const found = page.getByRole("row").filter({ hasText: "Насосная станция" });
    await found.getByText(t("custom-fields:web.yes"), { exact: true }).waitFor();
    await page.getByRole("columnheader", { name }).waitFor();
    expect(new URL(page.url()).searchParams.get("custom")).toBe("byudzhet_utverzhden:any:true");
    await page.reload();
    await page.getByRole("button", { name: `${name}: ${t("custom-fields:web.yes")}` }).waitFor();

    await page.getByRole("row").filter({ hasText: "Насосная станция" }).click();
    const own = page.getByRole("region", { name: t("custom-fields:web.own") });
    await own.getByRole("button", { name }).click();
    await own.getByRole("combobox", { name }).click();
    await page.getByRole("option", { name: t("custom-fields:web.no"), exact: true }).click();
    await own.getByRole("button", { name: `${name}: ${t("custom-fields:web.no")}` }).waitFor();
    await page.keyboard.press("Control+Z");
    await own.getByRole("button", { name: `${name}: ${t("custom-fields:web.yes")}` }).waitFor();

    await page.goto(`${stage.url}${office.workspace}/reports/funnel?period=all&show=table`);
    await page.getByRole("button", { name: t("analytics:web.filter.split") }).click();
    await page.getByRole("option", { name, exact: true }).click();
    const split = page.getByRole("table", {
      name: t("analytics:web.segments.title", { split: t("analytics:web.splitBy.own", { field: name }) }),
    });
    const yes = split.getByRole("row").filter({ hasText: t("custom-fields:web.yes") });
    await yes.getByRole("link", { name: "1", exact: true }).first().click();
    await found.waitFor();
    await page.getByRole("row").filter({ hasText: "Осушитель воздуха" }).waitFor({ state: "detached" });

    await page.goto(`${stage.url}${office.workspace}/settings/import`);
    await page.getByRole("radio", { name: t("importing:kind.deals") }).click();
    const table = "externalId;title;Бюджет утверждён\nd1;Компрессор;да\nd2;Пресс;может быть\n";
    const file = { name: "deals.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByRole("combobox", { name: t("importing:web.takeFor", { column: name }) }).waitFor();
    await anna.button("importing:web.doIt").click();
    await page.waitForURL(/settings\/import\/[0-9a-f-]{36}/);
    await page.getByText(t("importing:web.done"), { exact: true }).waitFor();
    expect((await dealOf(anna, office.workspace, "Компрессор")).custom).toEqual({ byudzhet_utverzhden: true });
  },
);
