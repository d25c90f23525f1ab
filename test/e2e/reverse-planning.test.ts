import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

journey(
  "a target is typed, a conversion is typed over and the entries needed follow; the sheet becomes the draft of the plan",
  async (crew) => {
    const anna = await crew.person();
    await signIn(anna, stage.url, `${office.workspace}/plan/forecast?period=2036-12`);
    const { page, t } = anna;
    const sheet = page.locator("[data-sheet]");
    const type = async (label: string, text: string) => {
      await sheet.getByRole("textbox", { name: label, exact: true }).fill(text);
      await page.keyboard.press("Enter");
    };
    const conversion = (place: number) => `${t("reverse-planning:web.sheet.columns.conversion")}: ${stageNames[place]}`;
    await type(t("reverse-planning:web.sheet.target"), "10 млн");
    await type(t("reverse-planning:web.sheet.average"), "500 тыс");
    await type(conversion(0), "50");
    await type(conversion(1), "40");
    await type(conversion(2), "80");
    // 20 wins: / 0.8 = 25, / 0.4 = 62.5, / 0.5 = 125.
    const toAdd = (name: string) =>
      sheet
        .getByRole("row", { name: new RegExp(name) })
        .locator("td")
        .nth(4);
    await expect.poll(() => toAdd(stageNames[0]).textContent(), { timeout: 20_000 }).toBe("125");
    expect([await toAdd(stageNames[1]).textContent(), await toAdd(stageNames[2]).textContent()]).toEqual(["63", "25"]);
    // The same at 62.5 % from the first stage is 100; the cell says that it is typed over.
    await type(`${conversion(0)}, ${t("reverse-planning:web.sheet.typed")}`, "62,5");
    await expect.poll(() => toAdd(stageNames[0]).textContent(), { timeout: 20_000 }).toBe("100");

    await anna.button("reverse-planning:web.draft.button").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("reverse-planning:web.draft.save") })
      .click();
    await page.getByText(t("reverse-planning:web.draft.saved")).waitFor();
    const { version, nodes } = await office.client.ask("GET /plans?year=2036");
    expect(version).toMatchObject({ status: "draft" });
    const [company] = nodes;
    expect(JSON.stringify(company.cells)).toContain("1000000000");
  },
);
