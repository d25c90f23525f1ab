import { expect } from "vitest";
import { owner } from "../product/client.ts";
import type { Person } from "./browser.ts";

const password = "correct horse battery";

/** The first visit. Answers with the address of the new workspace. */
export async function createWorkspace(person: Person, url: string): Promise<string> {
  const { page, t } = person;
  await page.goto(url);
  await page.getByRole("heading", { name: t("identity:welcome.title") }).waitFor();
  await person.field("identity:welcome.company").fill("Север");
  await person.field("identity:field.yourName").fill(owner.name);
  await person.field("identity:field.email").fill(owner.email);
  await page.locator("input[type=password]").fill(password);
  await person.button("identity:welcome.create").click();
  await person.button("today:web.toBoard").click();
  await page.getByText(t("pipeline:web.board.noPipeline")).waitFor();
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

/** Two answers, and the pipeline that fits is created. */
export async function chooseByWizard(person: Person): Promise<void> {
  const { page, t } = person;
  await person.button("pipeline:web.board.makePipeline").click();
  await page.waitForURL("**/settings/pipelines/new");
  await page.getByRole("radio", { name: t("pipeline:settings.wizard.needIsObvious.no") }).check();
  await page.getByRole("radio", { name: t("pipeline:settings.wizard.choiceIsObvious.no") }).check();
  await person.button("pipeline:settings.new.create").click();
  await page.waitForURL(/settings\/pipelines\/[0-9a-f-]{36}/);
  await page.getByRole("list", { name: t("pipeline:settings.editor.stages") }).waitFor();
}

/** Answers with the link that the colleague gets by any way both trust. */
export async function inviteColleague(person: Person, workspace: string): Promise<string> {
  const { page, t } = person;
  await page.goto(new URL(`${workspace}/settings/people`, page.url()).href);
  await person.button("identity:invitations.invite").click();
  const dialog = page.getByRole("dialog", { name: t("identity:invitations.invite") });
  await dialog.getByLabel(t("identity:people.name")).fill("Борис Котов");
  await dialog.getByLabel(t("identity:field.email")).fill("boris@north.example");
  await dialog.getByLabel(t("identity:people.role")).selectOption("director");
  await dialog.getByRole("button", { name: t("identity:invitations.invite"), exact: true }).click();
  const made = page.getByRole("dialog", { name: t("identity:invitations.made") });
  const link = (await made.locator("code").textContent()) ?? "";
  await made.getByRole("button", { name: t("identity:secret.done") }).click();
  await made.waitFor({ state: "hidden" });
  return link;
}

export async function acceptInvitation(person: Person, link: string): Promise<void> {
  const { page, t } = person;
  await page.goto(link);
  await page.getByRole("heading", { name: /Север/ }).waitFor();
  await page.locator("input[type=password]").fill(password);
  await person.button("identity:invitation.accept").click();
  await page.getByRole("heading", { name: t("today:web.title"), level: 1 }).waitFor();
}

const tables = {
  companies:
    "externalId;name;inn;city\nc1;ООО «Ромашка»;7707083893;Тверь\nc2;АО «Лютик»;;Казань\nc3;ООО «Пион»;123;Пермь\n",
  deals:
    "externalId;title;company;amount;createdAt\nd1;Компрессор;ООО «Ромашка»;1200000.00;2026-11-02\nd2;Насос;АО «Лютик»;350000.00;2026-11-03\nd3;Станок;АО «Лютик»;99000.00;2026-11-05\nd4;Пресс;АО «Лютик»;много;2026-11-05\n",
} as const;

/** A table with one row that cannot be taken, through the screen of imports. */
export async function importTable(
  person: Person,
  workspace: string,
  kind: keyof typeof tables,
  expected: { readonly read: number; readonly refused: number },
): Promise<void> {
  const { page, t } = person;
  await page.goto(new URL(`${workspace}/settings/import`, page.url()).href);
  await page.getByRole("radio", { name: t(`importing:kind.${kind}`) }).click();
  const file = { name: `${kind}.csv`, mimeType: "text/csv", buffer: Buffer.from(tables[kind]) };
  await page.locator("input[type=file]").setInputFiles(file);
  await person.button("importing:web.doIt").click();
  await page.waitForURL(/settings\/import\/[0-9a-f-]{36}/);
  await page.getByText(t("importing:web.done"), { exact: true }).waitFor();
  const count = (name: string) =>
    page.getByText(t(`importing:web.count.${name}`), { exact: true }).locator("xpath=following-sibling::dd");
  expect(await count("read").textContent()).toBe(String(expected.read));
  expect(await count("refused").textContent()).toBe(String(expected.refused));
  await page
    .getByRole("region", { name: t("importing:web.refusedRows") })
    .getByRole("row")
    .nth(expected.refused)
    .waitFor();
}
