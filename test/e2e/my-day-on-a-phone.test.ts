import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { press } from "./selling.ts";

const stage = openStage();
let office: Furnished;
const hour = 3_600_000;
const phone = "+7 921 555-01-42";

beforeAll(async () => {
  office = await furnish(stage.url);
  const chain = ["Узнать бюджет", "Назначить встречу", "Подтвердить встречу"];
  await stage.owner.query("update stages set contact_chain = $2 where id = $1", [
    office.pipeline.stages.find(({ name }) => name === stageNames[0])?.id,
    JSON.stringify(chain.map((subject) => ({ activity: "call", subject }))),
  ]);
  const [company] = (await office.client.ask("GET /companies")).items;
  const contact = await office.client.ask("POST /contacts", { name: "Рустам Галиев", companyId: company.id, phone });
  for (const [title, hours] of [
    ["Компрессор", 50],
    ["Насос", 26],
  ] as const) {
    const deal = await office.addDeal(title);
    await office.client.ask("POST /activities", {
      kind: "call",
      subject: `${title}: узнать решение`,
      dealId: deal.id,
      contactId: contact.id,
      plannedAt: new Date(Date.now() - hours * hour).toISOString(),
    });
  }
});

journey(
  "on a phone the day opens: the lit call is made and its result written, the overdue one too, the norm grows",
  async (crew) => {
    const anna = await crew.person({ isTouch: true, size: { width: 390, height: 844 } });
    const { page, t } = anna;
    await signIn(anna, stage.url, "/");
    await page.getByRole("heading", { name: t("today:web.title"), level: 1 }).waitFor();
    const lit = page.getByRole("region", { name: t("today:web.now") });
    const calls = page.locator("[data-figure=calls]");
    await lit.getByRole("heading", { name: "Компрессор: узнать решение" }).waitFor();
    expect(await calls.textContent()).toMatch(/^0/);

    // The number is a call; what came of it is asked at once, with the next contact of the chain.
    const number = lit.getByRole("link", { name: phone });
    expect(await number.getAttribute("href")).toBe(`tel:${phone}`);
    await number.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault(), { once: true }));
    await press(anna, number);
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("activities:web.result"), { exact: true }).fill("Ждут смету");
    await dialog.getByText(t("activities:web.offeredHere")).waitFor();
    await press(anna, dialog.getByRole("button", { name: t("activities:web.done"), exact: true }));
    await dialog.waitFor({ state: "hidden" });

    // The next late one is lit; nobody answered.
    await lit.getByRole("heading", { name: "Насос: узнать решение" }).waitFor();
    await expect.poll(() => calls.textContent()).toMatch(/^1/);
    await press(anna, lit.getByRole("button", { name: t("today:web.act.done") }));
    await press(anna, dialog.getByText(t("activities:web.notHeld.call")));
    await press(anna, dialog.getByRole("button", { name: t("activities:web.done"), exact: true }));
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => calls.textContent()).toMatch(/^2/);
    await page.getByText(t("norms:web.reason.not_connected"), { exact: true }).waitFor();
    await page.getByText("Ждут смету").waitFor();
  },
);
