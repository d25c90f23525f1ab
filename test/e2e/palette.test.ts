import { beforeAll, describe, expect } from "vitest";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

describe.each(["ru", "en"] as const)("in %s, without a pointer", (locale) => {
  const stage = openStage();
  let office: Furnished;
  let dealPath = "";
  let dealAddress = "";

  beforeAll(async () => {
    office = await furnish(stage.url, locale);
    const company = await office.client.ask("POST /companies", { name: "ООО «Гидромонтаж»" });
    const contact = await office.client.ask("POST /contacts", {
      name: "Иван Королёв",
      companyId: company.id,
      phone: "+7 912 345-67-89",
    });
    const deal = await office.client.ask("POST /deals", {
      title: "Насосная станция",
      pipelineId: office.pipeline.id,
      companyId: company.id,
      contacts: [{ contactId: contact.id, isMain: true }],
    });
    dealAddress = `/deals/${deal.id}`;
    dealPath = office.workspace + dealAddress;
  });

  journey(
    "a deal is found by a phone in another format and by a misspelt company, opened, and moved on",
    async (crew) => {
      const anna = await crew.person({ locale });
      const { page, t } = anna;
      await signIn(anna, stage.url);
      const palette = page.getByRole("combobox", { name: t("search:web.title") });
      const option = (name: string) => page.getByRole("option", { name });
      const isAt = (path: string) => expect.poll(() => new URL(page.url()).pathname).toBe(path);

      await page.keyboard.press("Control+K");
      await palette.waitFor();
      await page.keyboard.type("8 (912) 345-67-89");
      await page.keyboard.press("Enter");
      await isAt(dealPath);
      await page.getByRole("heading", { name: "Насосная станция" }).waitFor();

      await page.keyboard.press("g");
      await page.keyboard.press("b");
      await isAt(`${office.workspace}/board`);
      await page.keyboard.press("Control+K");
      await page.getByRole("group", { name: t("search:web.group.recent") }).waitFor();
      await page.keyboard.type("гидормонтж");
      await option("Насосная станция").waitFor();
      while ((await page.getByRole("option", { selected: true }).textContent())?.includes("Насосная") !== true)
        await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await isAt(dealPath);

      await page.getByRole("heading", { name: "Насосная станция" }).waitFor();
      await page.keyboard.press("Control+K");
      await palette.waitFor();
      await page.keyboard.type(t("pipeline:web.keys.moveOn").slice(0, 8));
      await option(t("pipeline:web.keys.moveOn")).waitFor();
      await page.keyboard.press("Enter");
      const { id } = office.pipeline.stages[1] ?? {};
      await expect.poll(async () => (await office.client.ask(`GET ${dealAddress}`)).stageId).toBe(id);
    },
  );

  journey("who is not found is made from what was typed", async (crew) => {
    const anna = await crew.person({ locale });
    const { page, t } = anna;
    await signIn(anna, stage.url);
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: t("search:web.title") }).waitFor();
    await page.keyboard.type("Щёлковский завод");
    await page.getByRole("option", { name: t("search:web.createCompany", { name: "Щёлковский завод" }) }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByLabel(t("crm:web.field.name")).first().inputValue()).toBe("Щёлковский завод");
  });
});
