import { describe, expect } from "vitest";
import { furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

describe("the calendar of deals", () => {
  const stage = openStage();

  journey(
    "shows the deals of the list by the day they are to close, and leads to those without a day",
    async (crew) => {
      const office = await furnish(stage.url);
      for (const [title, day] of [
        ["Насос", "2036-12-05"],
        ["Компрессор", "2036-12-17"],
        ["Фильтр", null],
      ] as const) {
        const deal = await office.addDeal(title);
        await office.client.ask(`PATCH /deals/${deal.id}`, { version: deal.version, expectedCloseOn: day });
      }
      const anna = await crew.person();
      const { page, t, button } = anna;
      await signIn(anna, stage.url, `${office.workspace}/deals?status=open&month=2036-12&text=Ромашка`);
      const views = page.getByRole("radiogroup", { name: t("pipeline:web.board.view") });
      await views.getByText(t("pipeline:web.board.asCalendar")).click();
      await page.waitForURL(/\/deals\/calendar\?.*text=/);
      await page.goto(`${page.url()}&month=2036-12`);
      const status = page.getByRole("status").filter({ hasText: t("pipeline:web.board.deals", { count: 2 }) });
      await status.getByText("2", { exact: true }).waitFor();
      expect(await status.textContent()).toContain("2,5");
      for (const [day, title] of [
        ["5 декабря", "Насос"],
        ["17 декабря", "Компрессор"],
      ] as const) {
        const cell = page.getByRole("region", { name: day });
        expect(await cell.getByRole("link").getAttribute("title")).toContain(title);
      }
      await button("pipeline:web.calendar.forward").click();
      await page.getByText(/Январь 2037/).waitFor();
      await page.getByRole("link", { name: t("pipeline:web.calendar.undated", { count: 1, n: "1" }) }).click();
      await page.waitForURL(/\/deals\?.*noExpectedClose=/);
      await page.getByRole("row").nth(1).waitFor();
      expect(await page.getByRole("row").count()).toBe(2);
    },
  );
});
