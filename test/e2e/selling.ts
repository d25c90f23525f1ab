import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Person } from "./browser.ts";

interface Stage {
  readonly id: string;
  readonly name: string;
}

export interface Pipeline {
  readonly name: string;
  readonly id: string;
  readonly stages: readonly Stage[];
}

export const press = ({ isTouch }: Person, target: Locator) => (isTouch ? target.tap() : target.click());

/** What the API answers to the person's own session, for finding one's way and for what screens were shown to do before. */
export async function askApi(person: Person, workspace: string, request: string, data?: object) {
  const [method = "GET", path = ""] = request.split(" ");
  const headers = { "x-voronka-request": "1", "x-voronka-workspace": workspace.replace("/w/", "") };
  const address = new URL(`/api/v1${path}`, person.page.url()).href;
  const answer = await person.context.request.fetch(address, { method, headers, ...(data ? { data } : {}) });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
}

export async function pipelineOf(person: Person, workspace: string): Promise<Pipeline> {
  return (await askApi(person, workspace, "GET /pipelines")).items[0];
}

export async function dealOf(person: Person, workspace: string, title: string) {
  const { items } = await askApi(person, workspace, "GET /deals?limit=200");
  const card = items.find((one: { title: string }) => one.title === title);
  return askApi(person, workspace, `GET /deals/${card.id}`);
}

export async function openBoard(person: Person, workspace: string): Promise<void> {
  await person.page.goto(new URL(`${workspace}/board`, person.page.url()).href);
  await person.page.locator("[data-stage]").first().waitFor();
}

export const column = ({ page }: Person, stage: string) => page.getByRole("region", { name: stage, exact: true });

/** The card of a deal as it stands on a stage. */
export const cardOn = (person: Person, stage: string, title: string) =>
  column(person, stage).locator("[data-card]").filter({ hasText: title });

export async function drag(person: Person, from: Locator, to: Locator): Promise<void> {
  const { mouse } = person.page;
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("nothing to drag");
  await mouse.move(start.x + 20, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(start.x + 40, start.y + start.height / 2 + 10, { steps: 3 });
  await mouse.move(end.x + end.width / 2, end.y + 160, { steps: 8 });
  await mouse.up();
}

/** Everything a drag does, for those who do not drag. */
export async function moveByMenu(person: Person, title: string, stage: string): Promise<void> {
  const { page, t } = person;
  await press(person, page.getByRole("button", { name: t("pipeline:web.card.menu", { title }), exact: true }));
  await press(person, page.getByRole("menuitem", { name: stage, exact: true }));
}

export const gateOf = ({ page, t }: Person, title: string) =>
  page.getByRole("region", { name: t("pipeline:web.gate.label", { title }) });

/** A contact that is not known yet is made from its name. */
export async function nameContact(person: Person, gate: Locator, label: string, name: string): Promise<void> {
  const { page, t } = person;
  const field = gate.getByRole("textbox", { name: label });
  await field.fill(name);
  await press(person, page.getByRole("option", { name: t("crm:web.select.createContact", { name }) }));
  await gate.getByText(label).first().waitFor();
}

export const conditionIn = (gate: Locator, label: string) => gate.getByRole("listitem").filter({ hasText: label });

export async function writeNeed({ t }: Person, gate: Locator): Promise<void> {
  const label = t("pipeline:web.condition.field.need");
  await gate.getByRole("textbox", { name: label }).fill("Сжатый воздух для второго цеха");
  await gate.getByRole("textbox", { name: label }).blur();
  await conditionIn(gate, label).getByRole("textbox").waitFor({ state: "hidden" });
}

/** Place, date and time: a meeting is not planned without them. */
export async function scheduleMeeting(person: Person, gate: Locator): Promise<void> {
  const { t } = person;
  const meeting = conditionIn(gate, t("pipeline:web.condition.meeting_scheduled"));
  const day = meeting.getByLabel(t("activities:web.day"));
  await day.fill(t("ui:form.dateHint").includes("/") ? "15/12/2036" : "15.12.2036");
  await day.press("Tab");
  await meeting.getByLabel(t("ui:form.time")).fill("11:30");
  await meeting.getByLabel(t("activities:web.place")).fill("Тверь, Советская, 10");
  await press(person, meeting.getByRole("button", { name: t("activities:web.plan"), exact: true }));
}

export async function moveWhenReady(person: Person, gate: Locator): Promise<void> {
  const { t } = person;
  await gate.getByText(t("pipeline:web.gate.ready")).waitFor();
  await press(person, gate.getByRole("button", { name: t("pipeline:web.gate.move"), exact: true }));
}

export async function loseByMenu(person: Person, title: string): Promise<string> {
  const { page, t } = person;
  await press(person, page.getByRole("button", { name: t("pipeline:web.card.menu", { title }), exact: true }));
  await press(person, page.getByRole("menuitem", { name: t("pipeline:web.card.lose"), exact: true }));
  const dialog = page.getByRole("dialog");
  await press(person, dialog.getByLabel(t("pipeline:web.lose.reason")).first());
  const reason = page.getByRole("option").first();
  const name = (await reason.textContent()) ?? "";
  await press(person, reason);
  await dialog.getByLabel(t("pipeline:web.lose.comment")).fill("Дорого для них");
  await press(person, dialog.getByRole("button", { name: t("pipeline:web.lose.submit"), exact: true }));
  await dialog.waitFor({ state: "hidden" });
  return name;
}

/** All that stages ask for before the win is done, but the money has not come. */
export async function doAllButMoney(person: Person, workspace: string, dealId: string): Promise<void> {
  const { version } = await askApi(person, workspace, `GET /deals/${dealId}`);
  const dates = { expectedCloseOn: "2036-12-20", deliveryOn: "2036-12-25" };
  await askApi(person, workspace, `PATCH /deals/${dealId}`, { version, product: "Компрессор", ...dates });
  const open = await askApi(person, workspace, `GET /activities?deal=${dealId}&state=open`);
  const next = { kind: "call", subject: "Позвонить", plannedAt: "2036-12-16T09:00:00Z", hasTime: true };
  await askApi(person, workspace, `POST /activities/${open.items[0].id}/completions`, { isHeld: true, next });
  for (const kind of ["proposal", "contract", "act"]) {
    const marks = { sentOn: "2026-11-10", signedOn: "2026-11-12" };
    await askApi(person, workspace, "POST /documents", { dealId, kind, title: kind, ...marks });
  }
}

/** The first stage's figure in the funnel, and where it leads. */
export async function openFunnel(person: Person, workspace: string): Promise<{ reached: number; figure: Locator }> {
  const { page, t } = person;
  await page.goto(new URL(`${workspace}/reports/funnel?period=year`, page.url()).href);
  const table = page.getByRole("table", { name: t("analytics:web.funnel.table") });
  const figure = table.getByRole("row").nth(1).getByRole("link").first();
  return { reached: Number(await figure.textContent()), figure };
}
