import { describe, expect } from "vitest";
import { clientOf, sessionHeaders } from "../product/client.ts";
import type { Person } from "./browser.ts";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const password = "boris boris boris";

/** A salesperson, who sees only deals of their own, with one deal. */
async function hireBoris(url: string, { client, addDeal }: Furnished): Promise<Record<string, string>> {
  const invited = { name: "Борис Котов", email: "boris@north.example", role: "salesperson" };
  const { token } = await client.ask("POST /invitations", invited);
  const nobody = clientOf(url, { "x-voronka-request": "1" });
  const accepted = await nobody.call("POST /invitations/accept", { token, name: invited.name, password });
  const { items } = await client.ask("GET /users");
  const { id } = items.find((one: { name: string }) => one.name === invited.name);
  const deal = await addDeal("Фильтр");
  await client.ask(`PATCH /deals/${deal.id}`, { version: deal.version, ownerId: id });
  return sessionHeaders(accepted);
}

const heads = async ({ page }: Person) =>
  (await page.getByRole("columnheader").allTextContents()).filter((text) => text !== "");
const view = ({ page, t }: Person, name: string) =>
  page.getByRole("button", { name: t("views:web.label", { name }), exact: true });

/** Chooses a box of the list of columns, and moves its column one place to the left by the keyboard. */
async function addColumn({ page, t, button }: Person, name: string): Promise<void> {
  await button("ui:columns.title").click();
  const box = page.getByRole("checkbox", { name, exact: true });
  await box.check();
  await box.press("Alt+ArrowUp");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: t("ui:columns.title") }).waitFor({ state: "hidden" });
}

describe("a saved view", () => {
  const stage = openStage();

  journey("is kept with its columns and groups, shared, and shows the other person their own deals", async (crew) => {
    const office = await furnish(stage.url);
    await office.addDeal("Насос");
    await office.addDeal("Компрессор");
    const session = await hireBoris(stage.url, office);
    const anna = await crew.person();
    const { page, t, button } = anna;
    await signIn(anna, stage.url, `${office.workspace}/deals?status=open`);
    await page.getByRole("row").nth(3).waitFor();
    await addColumn(anna, t("pipeline:web.field.channel"));
    const arranged = await heads(anna);
    expect(arranged.slice(-2)).toEqual([t("pipeline:web.field.channel"), t("pipeline:web.list.created")]);
    await page.getByRole("button", { name: new RegExp(`^${t("pipeline:web.list.group")}: `) }).click();
    await page.getByRole("option", { name: t("pipeline:web.list.groups.stage") }).click();
    const band = page.getByRole("button", {
      name: t("pipeline:web.list.unfold", { group: stageNames[0] ?? "", count: 3 }),
    });
    await band.waitFor();

    await view(anna, t("views:web.none")).click();
    await page.getByRole("menuitem", { name: t("views:web.saveAs") }).click();
    await anna.field("views:web.name").fill("По этапам");
    await page.getByText(t("views:web.toAll"), { exact: true }).click();
    await button("views:web.save").click();
    await view(anna, "По этапам").waitFor();
    // A condition more: changed, and back again.
    await band.click();
    await page
      .getByRole("columnheader", { name: t("pipeline:web.field.amount") })
      .getByRole("button")
      .click();
    await page.getByText(t("views:web.changed"), { exact: true }).waitFor();
    await button("views:web.reset").click();
    await page.getByText(t("views:web.changed"), { exact: true }).waitFor({ state: "hidden" });
    expect(await heads(anna)).toEqual(arranged);

    const { items } = await office.client.ask("GET /views");
    const boris = await crew.person();
    const [name = "", ...value] = (session.cookie ?? "").split("; ")[0]?.split("=") ?? [];
    await boris.context.addCookies([{ name, value: value.join("="), url: stage.url }]);
    await boris.page.goto(`${stage.url}${office.workspace}/deals?view=${items[0].id}`);
    await view(boris, "По этапам").waitFor();
    await boris.page
      .getByRole("button", { name: t("pipeline:web.list.unfold", { group: stageNames[0] ?? "", count: 1 }) })
      .waitFor();
    await boris.page.getByRole("row", { name: /Фильтр/ }).waitFor();
    expect(await heads(boris)).toEqual(arranged);
    expect(await boris.page.getByRole("row", { name: /Насос/ }).count()).toBe(0);
  });
});
