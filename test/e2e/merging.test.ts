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

async function look({ page }: Person, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}

journey(
  "two companies with one ИНН: the card says so, they become one with one timeline, and are two again",
  async (crew) => {
    const { client, workspace } = office;
    const first = (await client.ask("GET /companies?search=Ромашка")).items[0];
    const double = await client.ask("POST /companies", {
      name: "Ромашка",
      inn: "7707083893",
      phone: "8 912 345-67-89",
    });
    await client.ask("POST /activities", { kind: "note", subject: "Звонили из второй карточки", companyId: double.id });
    const anna = await crew.person();
    const { page, t } = anna;
    await signIn(anna, stage.url);

    await page.goto(`${stage.url}${workspace}/companies/${first.id}`);
    await page.getByText(t("crm:web.duplicates.possible", { count: 1 })).waitFor();
    await look(anna, "hint");
    await anna.button("crm:web.duplicates.look").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("8 912 345-67-89").waitFor();
    await look(anna, "merge-dialog");
    await anna.button("crm:web.duplicates.merge").click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("Звонили из второй карточки").waitFor();
    await page.getByText("+7 912 345-67-89").first().waitFor();
    await look(anna, "merged");

    await page.goto(`${stage.url}${workspace}/companies/${double.id}`);
    await page.waitForURL(`**/companies/${first.id}`);

    await anna.button("crm:web.duplicates.undo").click();
    await page.getByText(t("crm:web.duplicates.possible", { count: 1 })).waitFor();
    await expect.poll(() => page.getByText("Звонили из второй карточки").count()).toBe(0);
    expect((await client.ask(`GET /companies/${double.id}`)).company.id).toBe(double.id);

    await anna.button("crm:web.duplicates.look").click();
    await anna.button("crm:web.duplicates.apart").click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => page.getByText(t("crm:web.duplicates.possible", { count: 1 })).count()).toBe(0);
  },
);

journey("whoever types a new company is told that such a one exists, in English and in the dark", async (crew) => {
  const anna = await crew.person({ locale: "en", theme: "dark", size: { width: 390, height: 844 }, isTouch: true });
  const { page, t } = anna;
  await signIn(anna, stage.url);
  await page.goto(`${stage.url}${office.workspace}/companies`);
  await page
    .getByRole("button", { name: t("crm:web.company") })
    .first()
    .click();
  await page.getByRole("dialog").getByLabel(t("crm:web.field.name"), { exact: false }).first().fill("ромашка ооо");
  await page.getByText(t("crm:web.duplicates.exists.company")).first().waitFor();
  await look(anna, "typing");
});
