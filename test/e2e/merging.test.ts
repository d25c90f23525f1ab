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
    await signIn(anna, stage.url, `${workspace}/companies/${first.id}`);
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
  await signIn(anna, stage.url, `${office.workspace}/companies`);
  await page
    .getByRole("button", { name: t("crm:web.company") })
    .first()
    .click();
  await page.getByRole("dialog").getByLabel(t("crm:web.field.name"), { exact: false }).first().fill("ромашка ооо");
  await page.getByText(t("crm:web.duplicates.exists.company")).first().waitFor();
  await look(anna, "typing");
});

journey(
  "the list of duplicates: looked for, one pair merged, one told apart, the rule says what it would do",
  async (crew) => {
    const { client, workspace } = office;
    for (const name of ["Кедр Вятка", "Вятка Кедр"])
      await client.ask("POST /contacts", { name, phone: "8 912 000-11-22" });
    for (const name of ["Анна Керн", "Керн Анна"])
      await client.ask("POST /contacts", { name, email: "anna@kern.example" });
    const anna = await crew.person();
    const { page, t } = anna;
    await signIn(anna, stage.url, `${workspace}/duplicates?show=contact`);
    await anna.button("crm:worklist.search").click();
    const rule = page.getByLabel(t("crm:worklist.rule.phone_name"));
    const pairs = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("button", { name: t("crm:web.duplicates.compare") }) });
    await page.getByRole("link", { name: "Кедр Вятка" }).waitFor();
    await expect.poll(() => pairs.count()).toBe(2);
    await look(anna, "worklist");
    await rule.click({ force: true });
    await page
      .getByText(t("crm:worklist.would", { count: 1 }), { exact: false })
      .last()
      .waitFor();
    await look(anna, "rule");
    await page.keyboard.press("Escape");
    const kern = t("crm:worklist.apart", { one: "Анна Керн", other: "Керн Анна" });
    await page.getByRole("button", { name: kern }).click();
    await expect.poll(() => pairs.count()).toBe(1);
    await page
      .getByRole("button", { name: t("crm:worklist.compare", { one: "Кедр Вятка", other: "Вятка Кедр" }) })
      .press("Enter");
    await anna.button("crm:web.duplicates.merge").click();
    await page.getByText(t("crm:worklist.none")).waitFor();
    await page.getByText(t("crm:worklist.merged"), { exact: true }).click();
    await page.getByRole("link", { name: "Вятка Кедр →" }).waitFor();
    await look(anna, "worklist-merged");
  },
);
