import { beforeAll, expect } from "vitest";
import { type Client, clientOf, sessionHeaders } from "../product/client.ts";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { press } from "./selling.ts";

const stage = openStage();
let office: Furnished;
let boris: Client;
let ids: { anna: string; boris: string };

beforeAll(async () => {
  office = await furnish(stage.url);
  const invited = { email: "boris@north.example", name: "Борис Котов", role: "director" };
  const { token } = await office.client.ask("POST /invitations", invited);
  const nobody = clientOf(stage.url, { "x-voronka-request": "1" });
  const body = { token, name: invited.name, password: "boris boris boris" };
  boris = clientOf(stage.url, sessionHeaders(await nobody.call("POST /invitations/accept", body)));
  const { items } = await office.client.ask("GET /users");
  const idOf = (name: string) => items.find((one: { name: string }) => one.name === name).id;
  ids = { anna: idOf("Анна Орлова"), boris: idOf("Борис Котов") };
});

/** Boris has a deal and gives it to Anna. */
async function give(title: string): Promise<string> {
  const deal = await office.addDeal(title);
  const his = await boris.ask(`PATCH /deals/${deal.id}`, { version: deal.version, ownerId: ids.boris });
  await boris.ask(`PATCH /deals/${deal.id}`, { version: his.version, ownerId: ids.anna });
  return deal.id;
}

async function startWithNothingNew(person: Person): Promise<Person> {
  await office.client.ask("POST /notifications/readings", { upTo: null });
  await signIn(person, stage.url);
  return person;
}

const bell = ({ page, t }: Person, count: number) =>
  page.getByRole("button", { name: t("notifications:bell.label", { count }), exact: true });
const told = ({ page, t }: Person, deal: string) =>
  page.getByRole("link", { name: new RegExp(t("notifications:told.deal_assigned", { deal })) });

journey("a deal that a colleague gives rings the bell within a second, and the bell leads to it", async (crew) => {
  const anna = await startWithNothingNew(await crew.person());
  await bell(anna, 0).waitFor();
  // The live channel is open once a first change was heard.
  await give("Насос");
  await bell(anna, 1).waitFor();

  const deal = await office.addDeal("Компрессор");
  const his = await boris.ask(`PATCH /deals/${deal.id}`, { version: deal.version, ownerId: ids.boris });
  const given = Date.now();
  await boris.ask(`PATCH /deals/${deal.id}`, { version: his.version, ownerId: ids.anna });
  await bell(anna, 2).waitFor();
  expect(Date.now() - given).toBeLessThan(1000);

  await anna.page.keyboard.press("g");
  await anna.page.keyboard.press("n");
  await told(anna, "Насос").waitFor();
  await anna.page.keyboard.press("j");
  await anna.page.keyboard.press("Enter");
  await anna.page.getByRole("heading", { name: "Компрессор" }).first().waitFor();
  await bell(anna, 1).click();
  await anna.button("notifications:bell.readAll").click();
  await bell(anna, 0).waitFor();
  await anna.page.keyboard.press("Escape");
  await told(anna, "Насос").waitFor({ state: "hidden" });
  await expect.poll(() => bell(anna, 0).evaluate((one) => one === document.activeElement)).toBe(true);
});

journey("what is taken back leaves the bell by itself", async (crew) => {
  const anna = await startWithNothingNew(await crew.person());
  await bell(anna, 0).waitFor();
  const id = await give("Ошибка");
  await bell(anna, 1).waitFor();
  await boris.ask(`DELETE /deals/${id}`);
  await bell(anna, 0).waitFor();
});

journey("each person chooses what comes which way, and it stays chosen", async (crew) => {
  const anna = await startWithNothingNew(await crew.person());
  const { page, t } = anna;
  await page.goto(`${stage.url}${office.workspace}/settings/notifications`);
  const moved = t("notifications:settings.cell", {
    kind: t("notifications:settings.kind.deal_moved"),
    channel: t("notifications:settings.channel.mail"),
  });
  await page.getByLabel(moved).click();
  await page.getByText(t("notifications:settings.saved")).first().waitFor();
  await page.getByText(t("notifications:settings.rhythm.daily"), { exact: true }).click();
  await page.getByText(t("notifications:settings.rhythmHint.daily")).waitFor();
  await page.getByText(t("notifications:settings.mail.notSetUp")).waitFor();
  await expect.poll(async () => (await boris.ask("GET /notification-settings")).choices.deal_moved.mail).toBe(false);
  await expect.poll(async () => (await office.client.ask("GET /notification-settings")).mailRhythm).toBe("daily");
  await page.reload();
  await page.getByLabel(moved).waitFor();
  expect(await page.getByLabel(moved).isChecked()).toBe(true);
});

journey("on a phone the bell stands in the bar and its panel fits", async (crew) => {
  const phone = { isTouch: true, size: { width: 390, height: 844 }, locale: "en" } as const;
  const anna = await startWithNothingNew(await crew.person(phone));
  await give("Pump");
  await press(anna, bell(anna, 1));
  await told(anna, "Pump").waitFor();
  const wider = await anna.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await press(anna, told(anna, "Pump"));
  await anna.page.getByRole("heading", { name: "Pump" }).first().waitFor();
});
