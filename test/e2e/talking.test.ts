import { readFileSync } from "node:fs";
import { beforeAll, expect } from "vitest";
import { type Client, clientOf, sessionHeaders } from "../product/client.ts";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
const invited = { email: "boris@north.example", name: "Борис Котов", role: "director" };
const password = "boris boris boris";
let office: Furnished;
let boris: Client;

beforeAll(async () => {
  office = await furnish(stage.url);
  const { token } = await office.client.ask("POST /invitations", invited);
  const nobody = clientOf(stage.url, { "x-voronka-request": "1" });
  const answer = await nobody.call("POST /invitations/accept", { token, name: invited.name, password });
  boris = clientOf(stage.url, sessionHeaders(answer));
});

async function signInAsBoris(person: Person): Promise<void> {
  const { page, t, field, button } = person;
  await page.goto(`${stage.url}/sign-in`);
  await field("identity:field.email").fill(invited.email);
  await page.locator("input[type=password]").fill(password);
  await button("identity:signIn.action").click();
  await page.getByRole("heading", { name: t("today:web.title"), level: 1 }).waitFor();
}

journey(
  "a note calls a colleague and carries a file; the colleague is told, opens it, downloads the file and answers",
  async (crew) => {
    const deal = await office.addDeal("Насос");
    const anna = await crew.person();
    await signIn(anna, stage.url, `${office.workspace}/deals/${deal.id}`);
    const { page, t } = anna;
    await page.getByRole("button", { name: t("activities:web.kind.note"), exact: true }).click();
    await page.getByLabel(t("activities:web.subject")).fill("Скидка");
    const text = page.getByLabel(t("activities:web.details"));
    await text.fill("Глянь смету, @кот");
    await page.getByRole("option", { name: invited.name }).waitFor();
    await text.press("Enter");
    expect(await text.inputValue()).toBe("Глянь смету, @Борис Котов ");
    const file = { name: "Смета «7».csv", mimeType: "text/csv", buffer: Buffer.from("Насос;1250000") };
    await page.locator("input[type=file][multiple]").first().setInputFiles([file]);
    await anna.button("activities:web.record").click();
    const link = page.getByRole("link", { name: file.name });
    await link.waitFor();

    const colleague = await crew.person();
    await signInAsBoris(colleague);
    await colleague.page
      .getByRole("button", { name: t("notifications:bell.label", { count: 1 }), exact: true })
      .click();
    await colleague.page.getByRole("link", { name: /Глянь смету, @Борис Котов/ }).click();
    await colleague.page.getByRole("heading", { name: "Насос" }).first().waitFor();
    const downloading = colleague.page.waitForEvent("download");
    await colleague.page.getByRole("link", { name: file.name }).click();
    const download = await downloading;
    expect([download.suggestedFilename(), readFileSync(await download.path(), "utf8")]).toEqual([
      "Смета «7».csv",
      "Насос;1250000",
    ]);
    await colleague.page
      .getByRole("button", { name: `${t("activities:web.talk.comment")}: Скидка`, exact: true })
      .click();
    await colleague.page.getByLabel(t("activities:web.talk.label"), { exact: true }).fill("Согласен: 5 %");
    await colleague.page.keyboard.press("Control+Enter");
    // Anna sees the answer without asking for it.
    await page.getByText("Согласен: 5 %").waitFor();
    const { items } = await boris.ask(`GET /deals/${deal.id}/timeline?kind=note`);
    expect(items[0].activity).toMatchObject({ commentCount: 1, mentions: [{ name: invited.name }] });

    // The same stands on the customer's page and in the calendar, and is answered there.
    const note = items[0].activity;
    await page.goto(`${stage.url}${office.workspace}/companies/${note.company.id}`);
    await page.getByRole("link", { name: file.name }).waitFor();
    await page.getByRole("button", { name: `${t("activities:web.talk.answer")}: Скидка`, exact: true }).click();
    await page.getByLabel(t("activities:web.talk.label"), { exact: true }).fill("Тогда отправляю");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("listitem").filter({ hasText: "Тогда отправляю" }).first().waitFor();

    // There a call begins too, keeps what was typed when it turns out to be done, and a deal begins with the company.
    await page.getByRole("button", { name: t("activities:web.kind.call"), exact: true }).click();
    await page.getByLabel(t("activities:web.subject"), { exact: true }).fill("Уточнить адрес");
    await page.getByText(t("activities:web.whenDone"), { exact: true }).click();
    await page.getByRole("button", { name: t("activities:web.record"), exact: true }).click();
    await page.getByRole("listitem").filter({ hasText: "Уточнить адрес" }).first().waitFor();
    await page.getByRole("button", { name: t("crm:web.addDeal"), exact: true }).click();
    const newDeal = page.getByRole("dialog", { name: t("pipeline:web.newDeal.title") });
    expect(await newDeal.getByLabel(t("pipeline:web.field.company"), { exact: true }).inputValue()).toBe(
      note.company.name,
    );
    await page.keyboard.press("Escape");
    await page.goto(`${stage.url}${office.workspace}/calendar`);
    await page.locator(`#entry-${note.id}`).press("Enter");
    const detail = page.getByRole("dialog", { name: "Скидка" });
    await detail.getByText("Тогда отправляю").waitFor();
    await detail.getByRole("link", { name: file.name }).waitFor();

    // Called in a comment, she is led to it, however much stands between.
    await detail.press("Escape");
    const more = Array.from({ length: 45 }, (_, place) => ({ kind: "note", subject: `Ещё ${place}`, dealId: deal.id }));
    await Promise.all(more.map((one) => office.client.ask("POST /activities", one)));
    const call = { body: "@Анна Орлова, решай", mentions: [note.owner.id] };
    const { id: said } = await boris.ask(`POST /activities/${note.id}/comments`, call);
    await page.getByRole("button", { name: t("notifications:bell.label", { count: 1 }), exact: true }).click();
    await page.getByRole("link", { name: /решай/ }).press("Enter");
    await page.locator(`#comment-${said}[data-marked]:focus`).waitFor();
    await expect.poll(() => page.url()).not.toContain("comment=");
  },
);
