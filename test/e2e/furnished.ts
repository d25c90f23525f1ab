import { type Client, createWorkspace, owner, withKey } from "../product/client.ts";
import type { Person } from "./browser.ts";
import type { Pipeline } from "./selling.ts";

export const stageNames = ["Обратился", "Встреча назначена", "Договор подписан", "Оплачено"] as const;

/** A workspace that is at work already: a pipeline with one gate, a company, some deals. Made over the API. */
export interface Furnished {
  readonly client: Client;
  readonly workspace: string;
  readonly pipeline: Pipeline;
  addDeal(title: string): Promise<{ readonly id: string; readonly version: number }>;
}

export async function furnish(url: string, locale: "ru" | "en" = "ru"): Promise<Furnished> {
  const session = await createWorkspace(url, { locale });
  const client = await withKey(session);
  const need = { kind: "field", field: "need" };
  const stages = stageNames.map((name, place) => ({
    name,
    isKeyStage: place === 1,
    keyTask: "Договориться о следующем шаге",
    contactChain: [{ activity: "call", subject: "Позвонить" }],
    targetHours: 18,
    plannedConversion: 0.5,
    entryConditions: place === 2 ? [need] : place === 3 ? [{ kind: "payment_received", share: "any" }] : [],
  }));
  const pipeline = await client.ask("POST /pipelines", { name: "Прямые продажи", stages });
  const company = await client.ask("POST /companies", { name: "ООО «Ромашка»", inn: "7707083893" });
  return {
    client,
    workspace: "/w/north",
    pipeline,
    addDeal: (title) =>
      client.ask("POST /deals", { title, pipelineId: pipeline.id, companyId: company.id, amountMinor: 1_250_000_00 }),
  };
}

/** Opens a screen as the owner, the board unless another is named. The session is begun over the API: the form has journeys of its own. */
export async function signIn(person: Person, url: string, screen?: string): Promise<void> {
  const { page, context, t } = person;
  const answer = await context.request.post(`${url}/api/v1/sign-in`, {
    headers: { "x-voronka-request": "1" },
    data: { email: owner.email, password: owner.password },
  });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
  await page.goto(`${url}${screen ?? "/w/north/board"}`);
  if (screen === undefined) await atBoard(page, t);
}

export async function signInByForm({ page, t, field, button }: Person, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await field("identity:field.email").fill(owner.email);
  await page.locator("input[type=password]").fill(owner.password);
  await button("identity:signIn.action").click();
  await atToday(page, t);
}

/** The day is the first screen of the product. */
const atToday = (page: Person["page"], t: Person["t"]) =>
  page.getByRole("heading", { name: t("today:web.title"), level: 1 }).waitFor();
const atBoard = (page: Person["page"], t: Person["t"]) =>
  page.getByRole("heading", { name: t("pipeline:web.board.title"), level: 1 }).waitFor();
