import { beforeAll, expect } from "vitest";
import { owner } from "../product/client.ts";
import { codeOf } from "../totp.ts";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signInByForm } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url);
});

/** What the authenticator app reads from the picture is also written below it. */
async function secretShown({ page }: Person): Promise<string> {
  const key = (await page.locator("code").textContent()) ?? "";
  return `otpauth://totp/Voronka?secret=${key.replaceAll(" ", "")}`;
}

async function enterPassword(person: Person): Promise<void> {
  await person.page.getByRole("dialog").locator("input[type=password]").fill(owner.password);
  await person.button("identity:secondFactor.next").click();
}

async function signInByPassword(person: Person): Promise<void> {
  await person.page.goto(`${stage.url}/sign-in`);
  await person.field("identity:field.email").fill(owner.email);
  await person.page.locator("input[type=password]").fill(owner.password);
  await person.button("identity:signIn.action").click();
  await person.page.getByRole("heading", { name: person.t("identity:codeStep.title") }).waitFor();
}

let secret: string;
let recovery: { readonly first: string; readonly second: string };

journey("a person sets up a second factor on the own page and keeps the recovery codes", async (crew) => {
  const anna = await crew.person();
  const { page, t } = anna;
  await signInByForm(anna, stage.url);
  await page.getByRole("button", { name: t("ui:shell.userMenu", { name: owner.name }) }).click();
  await page.getByRole("menuitem", { name: t("ui:shell.profile") }).click();
  await anna.button("identity:secondFactor.setUp").click();
  await enterPassword(anna);
  await page.getByRole("img", { name: t("identity:secondFactor.picture") }).waitFor();
  secret = await secretShown(anna);
  await page.getByLabel(t("identity:secondFactor.code")).and(page.locator("input")).fill("000000");
  await anna.button("identity:secondFactor.confirm").click();
  await page
    .getByRole("alert")
    .filter({ hasText: t("identity:refusal.code_wrong") })
    .waitFor();
  await page.getByLabel(t("identity:secondFactor.code")).and(page.locator("input")).fill(codeOf(secret));
  await anna.button("identity:secondFactor.confirm").click();
  const codes = page.getByRole("list", { name: t("identity:secondFactor.recovery") }).getByRole("listitem");
  await codes.first().waitFor();
  expect(await codes.count()).toBe(10);
  const [first = "", second = ""] = await codes.allTextContents();
  recovery = { first, second };
  await anna.button("identity:secondFactor.kept").click();
  await page.getByText(t("identity:secondFactor.on")).waitFor();
});

journey("signing in then asks for the code, also on a phone; a recovery code opens without the app", async (crew) => {
  const anna = await crew.person({ size: { width: 390, height: 844 }, isTouch: true, locale: "en" });
  await signInByPassword(anna);
  await anna.field("identity:codeStep.code").fill("123456");
  await anna.button("identity:codeStep.action").click();
  await anna.page
    .getByRole("alert")
    .filter({ hasText: anna.t("identity:refusal.code_wrong") })
    .waitFor();
  // The code that confirmed the app opens nothing more: the next one.
  await anna.field("identity:codeStep.code").fill(codeOf(secret, Date.now() + 30_000));
  await anna.button("identity:codeStep.action").click();
  await anna.page.waitForURL(/\/w\//);

  const lost = await crew.person();
  await signInByPassword(lost);
  await lost.button("identity:codeStep.recovery").click();
  await lost.field("identity:codeStep.recoveryCode").fill(recovery.first);
  await lost.button("identity:codeStep.action").click();
  await lost.page.waitForURL(/\/w\//);
  await lost.page.goto(`${stage.url}${office.workspace}/profile`);
  await lost.page.getByText(lost.t("identity:sessions.current"), { exact: true }).waitFor();
  await lost.button("identity:sessions.endOthers").click();
  await anna.page.reload();
  await anna.page.getByRole("heading", { name: anna.t("identity:signIn.title") }).waitFor();
});

journey(
  "the owner asks everybody for a second factor, and a colleague sets it up before anything else",
  async (crew) => {
    const colleague = { email: "boris@north.example", name: "Борис Лугин", password: "boris boris boris" };
    const { token } = await office.client.ask("POST /invitations", { ...colleague, password: undefined, role: "head" });
    const boris = await crew.person();
    await boris.page.goto(`${stage.url}/invitation#${token}`);
    await boris.page.locator("input[type=password]").fill(colleague.password);
    await boris.button("identity:invitation.accept").click();
    await boris.page.waitForURL(/\/w\//);

    const anna = await crew.person();
    await signInByPassword(anna);
    await anna.button("identity:codeStep.recovery").click();
    await anna.field("identity:codeStep.recoveryCode").fill(recovery.second);
    await anna.button("identity:codeStep.action").click();
    await anna.page.waitForURL(/\/w\//);
    await anna.page.goto(`${stage.url}${office.workspace}/settings/access`);
    await anna.page.getByRole("switch", { name: anna.t("identity:access.ruleOn") }).click();
    await anna.page.getByText(anna.t("identity:access.saved"), { exact: true }).waitFor();

    await boris.page.reload();
    await boris.page.getByRole("heading", { name: boris.t("identity:secondFactor.needTitle") }).waitFor();
    const { page, t } = boris;
    await page.locator("input[type=password]").fill(colleague.password);
    await boris.button("identity:secondFactor.next").click();
    await page
      .getByLabel(t("identity:secondFactor.code"))
      .and(page.locator("input"))
      .fill(codeOf(await secretShown(boris)));
    await boris.button("identity:secondFactor.confirm").click();
    await boris.button("identity:secondFactor.goOn").click();
    await page.waitForURL(/\/w\//);
    await page.getByRole("navigation", { name: t("ui:places.label") }).waitFor();
  },
);
