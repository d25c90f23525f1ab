import type { Route } from "playwright-core";
import { beforeAll, expect } from "vitest";
import { type Client, clientOf, owner, sessionHeaders } from "../product/client.ts";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { cardOn, column, dealOf, drag, moveByMenu } from "./selling.ts";

const stage = openStage();
const [first, second, third] = stageNames;
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

async function atTheBoard(person: Person): Promise<Person> {
  await signIn(person, stage.url, `${office.workspace}/board`);
  await person.page.locator("[data-stage]").first().waitFor();
  return person;
}

const stageOf = async (id: string) => {
  const { stageId } = await office.client.ask(`GET /deals/${id}`);
  return office.pipeline.stages.find((one) => one.id === stageId)?.name;
};

journey("a move is taken back by the button of its message, and by the keys", async (crew) => {
  const deal = await office.addDeal("Вернуть");
  const anna = await atTheBoard(await crew.person());
  await drag(anna, cardOn(anna, first, "Вернуть"), column(anna, second));
  await cardOn(anna, second, "Вернуть").waitFor();
  await anna.page.getByRole("button", { name: new RegExp(`^${anna.t("ui:undo.undo")}`) }).click();
  await cardOn(anna, first, "Вернуть").waitFor();
  await anna.page.getByText(anna.t("ui:undo.undone")).first().waitFor();
  expect(await stageOf(deal.id)).toBe(first);

  await moveByMenu(anna, "Вернуть", second);
  await cardOn(anna, second, "Вернуть").waitFor();
  await expect.poll(() => stageOf(deal.id)).toBe(second);
  await anna.page.getByRole("button", { name: new RegExp(`^${anna.t("ui:undo.undo")}`) }).waitFor();
  await anna.page.keyboard.press("Control+z");
  await cardOn(anna, first, "Вернуть").waitFor();
  await expect.poll(() => stageOf(deal.id)).toBe(first);
});

journey("keys pressed before a move is answered take back that move and no earlier action", async (crew) => {
  const anna = await atTheBoard(await crew.person());
  await anna.page.keyboard.press("n");
  await anna.page.getByRole("dialog").waitFor();
  await anna.field("pipeline:web.field.title").fill("Только что создана");
  await anna.page.keyboard.press("Enter");
  await cardOn(anna, first, "Только что создана").waitFor();
  await anna.page.getByRole("dialog").waitFor({ state: "hidden" });
  const deal = await dealOf(anna, office.workspace, "Только что создана");

  const answers = Promise.withResolvers<void>();
  const slowly = async (route: Route) => {
    await answers.promise;
    await route.continue();
  };
  await anna.page.route("**/api/v1/deals/*/moves", slowly, { times: 1 });
  await moveByMenu(anna, "Только что создана", second);
  await cardOn(anna, second, "Только что создана").waitFor();
  await anna.page.keyboard.press("Control+z");
  answers.resolve();
  await anna.page.getByText(anna.t("ui:undo.undone")).first().waitFor();
  await cardOn(anna, first, "Только что создана").waitFor();
  const now = await office.client.ask(`GET /deals/${deal.id}`);
  expect([now.status, await stageOf(deal.id), now.visits.length]).toEqual(["open", first, deal.visits.length + 1]);
});

/** What the tab of the saved view says. */
async function countWithoutStep({ page, t }: Person): Promise<number> {
  const tab = page.getByRole("link", { name: new RegExp(t("pipeline:web.views.noStep")) });
  return Number(/\d+/.exec((await tab.textContent()) ?? "")?.[0] ?? 0);
}

journey("the counts of the saved views follow one's own changes and those of others", async (crew) => {
  await office.addDeal("Со счётом");
  const anna = await atTheBoard(await crew.person());
  const boris = await atTheBoard(await crew.person());
  await expect.poll(() => countWithoutStep(anna)).toBeGreaterThan(0);
  const before = await countWithoutStep(anna);
  await anna.page.getByRole("button", { name: anna.t("pipeline:web.card.planFor", { title: "Со счётом" }) }).click();
  const dialog = anna.page.getByRole("dialog");
  await dialog.getByLabel(anna.t("activities:web.day")).fill("15.12.2036");
  await anna.page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: anna.t("activities:web.plan"), exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => countWithoutStep(anna)).toBe(before - 1);
  await expect.poll(() => countWithoutStep(boris)).toBe(before - 1);
});

journey("somebody else's move is seen on an open board within a second", async (crew) => {
  const deal = await office.addDeal("Вдвоём");
  const anna = await atTheBoard(await crew.person());
  const boris = await atTheBoard(await crew.person());
  for (const [from, to] of [
    [first, second],
    [second, first],
    [first, second],
  ] as const) {
    await cardOn(anna, from, "Вдвоём").waitFor();
    await cardOn(boris, from, "Вдвоём").waitFor();
    const { version } = await office.client.ask(`GET /deals/${deal.id}`);
    const toStage = office.pipeline.stages.find(({ name }) => name === to)?.id;
    const moved = Date.now();
    await office.client.ask(`POST /deals/${deal.id}/moves`, { toStage, version });
    await Promise.all([cardOn(anna, to, "Вдвоём").waitFor(), cardOn(boris, to, "Вдвоём").waitFor()]);
    expect(Date.now() - moved).toBeLessThan(1000);
  }
});

async function colleague(): Promise<Client> {
  const invited = { email: "boris@north.example", name: "Борис Котов", role: "director" };
  const { token } = await office.client.ask("POST /invitations", invited);
  const nobody = clientOf(stage.url, { "x-voronka-request": "1" });
  const body = { token, name: invited.name, password: "boris boris boris" };
  return clientOf(stage.url, sessionHeaders(await nobody.call("POST /invitations/accept", body)));
}

journey("a move that somebody was quicker with is told with the name, and can be repeated", async (crew) => {
  const deal = await office.addDeal("Наперегонки");
  const boris = await colleague();
  const anna = await atTheBoard(await crew.person());
  await cardOn(anna, first, "Наперегонки").waitFor();
  // Boris changes the deal while Anna's move is on its way.
  const hurry = async (route: Route) => {
    await boris.ask(`PATCH /deals/${deal.id}`, { version: deal.version, source: "Выставка" });
    await route.continue();
  };
  await anna.page.route("**/api/v1/deals/*/moves", hurry, { times: 1 });
  await moveByMenu(anna, "Наперегонки", second);
  await anna.page.getByText(anna.t("pipeline:web.conflict.whoMoved", { name: "Борис Котов" })).waitFor();
  expect(await stageOf(deal.id)).toBe(first);
  await anna.button("pipeline:web.conflict.again").click();
  await cardOn(anna, second, "Наперегонки").waitFor();
  await expect.poll(() => stageOf(deal.id)).toBe(second);
});

journey("when the session has ended, the person signs in and is back where the work was", async (crew) => {
  const deal = await office.addDeal("Сеанс");
  const anna = await atTheBoard(await crew.person());
  await stage.owner.query(`delete from auth."session"`);
  await anna.page.goto(`${stage.url}${office.workspace}/deals/${deal.id}`);
  await anna.page.getByRole("heading", { name: anna.t("identity:signIn.title") }).waitFor();
  await anna.field("identity:field.email").fill(owner.email);
  await anna.page.locator("input[type=password]").fill(owner.password);
  await anna.button("identity:signIn.action").click();
  await anna.page.waitForURL(`**/deals/${deal.id}`);
  await anna.page.getByRole("heading", { level: 1 }).waitFor();
});

journey("a session that ends under an open board is told with the way to sign in", async (crew) => {
  await office.addDeal("Сеанс на доске");
  const anna = await atTheBoard(await crew.person());
  await cardOn(anna, first, "Сеанс на доске").waitFor();
  // Read to the end: the session must end under a board that rests.
  await expect.poll(() => countWithoutStep(anna)).toBeGreaterThan(0);
  await stage.owner.query(`delete from auth."session"`);
  const told = anna.page
    .getByRole("heading", { name: anna.t("identity:signIn.title") })
    .or(anna.page.getByText(/Войдите/))
    .first();
  // The board may hear of it by itself before the menu is open; then there is nothing to move.
  await Promise.any([told.waitFor(), moveByMenu(anna, "Сеанс на доске", second)]);
  await told.waitFor();
});

journey("without a connection the strip says so, the move waits, and goes out once the line is back", async (crew) => {
  const deal = await office.addDeal("Без связи");
  const anna = await atTheBoard(await crew.person());
  anna.expectWrong(/ERR_INTERNET_DISCONNECTED|Failed to fetch|network error|ERR_NETWORK|ERR_INCOMPLETE/i);
  await cardOn(anna, first, "Без связи").waitFor();
  await anna.context.setOffline(true);
  await moveByMenu(anna, "Без связи", second);
  await anna.page.getByText(anna.t("ui:offline.waiting", { count: 1 })).waitFor();
  expect(await stageOf(deal.id)).toBe(first);
  await anna.context.setOffline(false);
  await anna
    .button("ui:offline.retry")
    .click({ timeout: 3000 })
    .catch(() => undefined);
  await cardOn(anna, second, "Без связи").waitFor();
  await expect.poll(() => stageOf(deal.id), { timeout: 15_000 }).toBe(second);
  await anna.page.getByText(anna.t("ui:offline.waiting", { count: 1 })).waitFor({ state: "hidden" });
});

journey("what the gate asks for is given in place, by the head also with a reason", async (crew) => {
  const deal = await office.addDeal("С причиной");
  const anna = await atTheBoard(await crew.person());
  await drag(anna, cardOn(anna, first, "С причиной"), column(anna, third));
  const gate = anna.page.getByRole("region", { name: anna.t("pipeline:web.gate.label", { title: "С причиной" }) });
  await gate.getByRole("button", { name: anna.t("pipeline:web.gate.withReason") }).click();
  await gate.getByLabel(anna.t("pipeline:web.gate.reason")).fill("Подписали бумаги на выставке, внесём позже");
  await gate.getByRole("button", { name: anna.t("pipeline:web.gate.withReason") }).click();
  await cardOn(anna, third, "С причиной").waitFor();
  // The card is drawn there before the server has answered.
  const reasons = async () => {
    const { visits } = await office.client.ask(`GET /deals/${deal.id}`);
    return visits.map((visit: { overrideReason: string | null }) => visit.overrideReason);
  };
  await expect.poll(reasons).toContain("Подписали бумаги на выставке, внесём позже");
});
