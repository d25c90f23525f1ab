import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect } from "vitest";
import type { Person } from "./browser.ts";
import { furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const rowsChosen = (page: Person["page"]) => page.locator("tr[data-chosen]");

/** What an assistive technology could not read of the bar, the chosen rows and the dialog over them. */
async function faults(page: Person["page"]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** An act of the bar: a button in sight, or an item of its menu. */
async function act({ page, t, button }: Person, key: string): Promise<void> {
  if (await button(key).isVisible()) return button(key).click();
  await button("bulk:web.more").click();
  await page.getByRole("menuitem", { name: t(key), exact: true }).click();
}

describe("one action over many deals", () => {
  const stage = openStage();

  journey("is judged deal by deal, shows who was refused and why, and is taken back as a whole", async (crew) => {
    const { addDeal, client, pipeline, workspace } = await furnish(stage.url);
    const made = [];
    for (const title of ["Насос", "Компрессор", "Вентилятор", "Фильтр"]) made.push(await addDeal(title));
    await client.ask(`PATCH /deals/${made[0]?.id}`, { need: "Вода", version: made[0]?.version });
    const anna = await crew.person();
    const { page, t, button, field } = anna;
    await signIn(anna, stage.url, `${workspace}/deals?pipeline=${pipeline.id}`);

    // The newest first: a click on the first box, Shift on the fourth.
    const boxes = page.getByRole("row").getByRole("checkbox");
    await boxes.nth(1).click();
    await boxes.nth(4).click({ modifiers: ["Shift"] });
    await page.getByText(t("bulk:web.deal.chosen", { count: 4 })).waitFor();
    expect(await rowsChosen(page).count()).toBe(4);
    await page.keyboard.press("Escape");
    expect(await rowsChosen(page).count()).toBe(0);
    await page.keyboard.press("k");
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText(t("bulk:web.deal.chosen", { count: 2 })).waitFor();
    await page.keyboard.press("Control+a");
    await page.getByText(t("bulk:web.deal.chosen", { count: 4 })).waitFor();

    await act(anna, "bulk:web.act.move");
    await field("bulk:web.stage").first().click();
    await page.getByRole("option", { name: stageNames[2], exact: true }).click();
    await button("bulk:web.submit.move").click();
    await page.getByText(t("bulk:web.deal.refused", { count: 3 })).waitFor();
    await button("bulk:web.show").click();
    const asked = page.getByRole("dialog").getByText(t("pipeline:web.condition.field.need"));
    await asked.first().waitFor();
    expect(await asked.count()).toBe(3);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("bulk:web.fill") })
      .first()
      .click();
    await page.getByRole("region", { name: t("pipeline:web.gate.label", { title: "Компрессор" }) }).waitFor();
    await page.getByRole("button", { name: t("pipeline:web.gate.return") }).click();
    await page.getByRole("dialog", { name: t("bulk:web.refusedTitle") }).waitFor();
    await page.keyboard.press("Escape");
    await button("bulk:web.undo").click();
    await page
      .getByText(t("bulk:web.undone", { count: 1 }))
      .first()
      .waitFor();
    const after = await client.ask(`GET /deals/${made[0]?.id}`);
    expect(after.stageId).toBe(pipeline.stages[0]?.id);

    // In groups: the box of a group chooses its deals, which stay chosen while it is folded.
    await page.goto(`${stage.url}${workspace}/deals?pipeline=${pipeline.id}&group=stage`);
    const ofGroup = page.getByRole("checkbox", { name: t("ui:table.selectBand", { name: stageNames[0] }) });
    await ofGroup.click();
    await page.getByText(t("bulk:web.deal.chosen", { count: 4 })).waitFor();
    await boxes.nth(2).click();
    const fold = page.getByRole("button", {
      name: t("pipeline:web.list.unfold", { group: stageNames[0], count: 4 }),
      exact: true,
    });
    await fold.click();
    await page.getByText(t("bulk:web.deal.chosen", { count: 3 })).waitFor();
    expect(await rowsChosen(page).count()).toBe(0);
    await ofGroup.click();
    await page.getByText(t("bulk:web.deal.chosen", { count: 4 })).waitFor();
    expect(await rowsChosen(page).count()).toBe(4);
    expect(await faults(page)).toEqual([]);
  });
});

describe("one action over more deals than are loaded", () => {
  const stage = openStage();

  journey("is done by the worker for all that the filter holds, and taken back by ⌘Z", async (crew) => {
    const { addDeal, workspace, client } = await furnish(stage.url);
    const { id } = await addDeal("Образец");
    await stage.owner.query(
      `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, owner_id, created_at,
         stage_entered_at, updated_at, visited, last_visit)
       select d.workspace_id, new_row_id(), 'Сделка ' || n, d.pipeline_id, d.stage_id, 'open', 100000, d.currency, d.owner_id, now(),
         now(), now(), 1, 1
       from deals d cross join generate_series(1, 299) n where d.id = $1`,
      [id],
    );
    const anna = await crew.person();
    const { page, t, button } = anna;
    await signIn(anna, stage.url, `${workspace}/deals?status=open`);
    await page.getByRole("row").nth(3).waitFor();
    await page.keyboard.press("Control+a");
    await page.getByText(t("bulk:web.deal.chosen", { count: 300 })).waitFor();
    await act(anna, "bulk:web.act.channel");
    await page.getByRole("dialog").locator("input").first().fill("Выставка");
    await button("bulk:web.submit.channel").click();
    await page
      .getByText(t("bulk:web.done", { done: "300" }))
      .first()
      .waitFor();
    expect((await client.ask("GET /deals/totals?channel=%D0%92%D1%8B%D1%81%D1%82%D0%B0%D0%B2%D0%BA%D0%B0")).count).toBe(
      300,
    );
    await page.keyboard.press("Control+z");
    await page
      .getByText(t("bulk:web.undone", { count: 300 }))
      .first()
      .waitFor();
    expect((await client.ask("GET /deals/totals?channel=%D0%92%D1%8B%D1%81%D1%82%D0%B0%D0%B2%D0%BA%D0%B0")).count).toBe(
      0,
    );
  });
});

describe("one action over customers, and over cards of the board", () => {
  const stage = openStage();

  journey("changes companies, deletes cards of the board and brings them back, all chosen by keys", async (crew) => {
    const { addDeal, client, pipeline, workspace } = await furnish(stage.url);
    for (const name of ["Альфа", "Бета", "Гамма"]) await client.ask("POST /companies", { name, city: "Тверь" });
    for (const title of ["Насос", "Фильтр", "Клапан"]) await addDeal(title);
    const anna = await crew.person();
    const { page, t, button } = anna;
    await signIn(anna, stage.url, `${workspace}/companies?city=${encodeURIComponent("Тверь")}`);
    await page.getByRole("row").nth(3).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText(t("bulk:web.company.chosen", { count: 2 })).waitFor();
    await page.keyboard.press("Control+a");
    await page.getByText(t("bulk:web.company.chosen", { count: 3 })).waitFor();
    await act(anna, "bulk:web.act.change");
    await page.getByRole("dialog").locator("input").first().click();
    await page.getByRole("option", { name: t("crm:web.field.industry"), exact: true }).click();
    await page.getByRole("combobox", { name: t("crm:web.field.industry") }).fill("Насосы");
    expect(await faults(page)).toEqual([]);
    await button("bulk:web.submit.change").click();
    await page
      .getByText(t("bulk:web.done", { done: "3" }))
      .first()
      .waitFor();
    expect((await client.ask(`GET /companies/totals?industry=${encodeURIComponent("Насосы")}`)).count).toBe(3);

    await page.goto(`${stage.url}${workspace}/board?pipeline=${pipeline.id}`);
    const cards = page.locator("article[data-card]");
    await cards.nth(2).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await cards.nth(2).click({ modifiers: ["Shift"] });
    await page.getByText(t("bulk:web.deal.chosen", { count: 3 })).waitFor();
    expect(await page.locator("article[data-chosen]").count()).toBe(3);
    expect(await faults(page)).toEqual([]);
    await act(anna, "bulk:web.act.delete");
    await button("bulk:web.submit.delete").click();
    await page
      .getByText(t("bulk:web.done", { done: "3" }))
      .first()
      .waitFor();
    await cards.first().waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await cards.nth(2).waitFor();
  });
});
