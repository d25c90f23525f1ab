import { expect } from "vitest";
import { furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();

journey(
  "120 million of a year go to departments, people and months, agree, are changed by keyboard, and are approved",
  async (crew) => {
    const office = await furnish(stage.url);
    const { client } = office;
    const departments = [];
    for (const name of ["Север", "Юг"])
      departments.push(await client.ask("POST /departments", { name, parentId: null }));
    const people: readonly (readonly [string, number])[] = [
      ["Вера Кузнецова", 0],
      ["Лев Громов", 0],
      ["Анна Белова", 1],
    ];
    for (const [name, department] of people)
      await stage.owner.query(
        `insert into users (workspace_id, id, name, role, department_id, created_at)
       select id, gen_random_uuid(), $1, 'salesperson', $2, now() from workspaces where slug = 'north'`,
        [name, departments[department].id],
      );
    const director = await crew.person();
    const { page, t } = director;
    await signIn(director, stage.url, `${office.workspace}/plan?year=2037`);
    await director.button("planning:plans.web.setGoal").click();
    const dialog = page.getByRole("dialog", { name: t("planning:plans.goal.title") });
    await dialog.getByLabel(t("planning:plans.goal.sum")).fill("120 млн");
    await dialog.getByRole("button", { name: t("planning:plans.goal.action"), exact: true }).click();
    const grid = page.getByRole("grid");
    const yearOf = (name: string) => grid.getByRole("row", { name }).locator("td").first();
    await expect.poll(() => yearOf(t("planning:plans.company")).textContent()).toMatch(/^120\s000\s000$/);
    const north = Number(String(await yearOf("Север").textContent()).replaceAll(/\s/g, ""));
    const south = Number(String(await yearOf("Юг").textContent()).replaceAll(/\s/g, ""));
    expect(north + south).toBe(120_000_000);

    // January of Vera by keyboard, half a million more or less: the department no longer agrees, and takes the sum of its parts.
    const january = grid.getByRole("row", { name: "Вера Кузнецова" }).locator("td").nth(1);
    await january.click();
    await page.keyboard.type("1,5");
    await page.keyboard.type(" млн");
    await page.keyboard.press("Enter");
    await expect.poll(() => january.textContent()).toMatch(/^1\s500\s000/);
    const takeSum = page.getByRole("button", { name: t("planning:plans.web.takeSum") });
    await takeSum.first().waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => takeSum.count()).toBe(0);

    await director.button("planning:plans.web.approve").click();
    await page.getByText(t("planning:plans.web.approved", { year: 2037 })).waitFor();
    await director.button("planning:plans.web.change").waitFor();
  },
);
