import { expect } from "vitest";
import { furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();

/** Terms of the articles: 30 : 10 : 60 of 100,000 and the big thresholds. */
const rub = (roubles: number) => ({ minor: roubles * 100, currency: "RUB" });
const band = (from: number, to: number | null, rate: number, includesFrom = true, includesTo = false) => ({
  ...{ from, to, rate, includesFrom, includesTo },
});
const terms = {
  income: rub(100_000),
  parts: { fixed: 30, soft: 10, bonus: 60 },
  softRules: [{ kind: "mark", name: "Регламент", weight: 100, fullFrom: 0.9, nothingBelow: 0.5 }],
  base: "payments",
  usualMargin: 0.3,
  bands: [band(0, 0.8, 0), band(0.8, 1, 0.01), band(1, 1.2, 0.02, true, true), band(1.2, null, 0.03, false)],
  goals: [],
  goalsBudget: null,
  market: null,
};

journey("a month is closed for good, and a slip opens down to the deal that paid for it", async (crew) => {
  const office = await furnish(stage.url);
  const { client } = office;
  // By the workspace's clock, which is Moscow's.
  const now = new Date(Date.now() + 3 * 3_600_000);
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15, 12)).toISOString().slice(0, 7);
  const [year, number] = month.split("-").map(Number);
  await client.ask("POST /pay-schemes", { name: "Владелец", role: "owner", validFrom: `${month}-01`, terms });
  const deal = await office.addDeal("Компрессор");
  const paid = { dealId: deal.id, amount: rub(2_500_000), receivedOn: `${month}-10`, vat: 0 };
  await client.ask("POST /payments", paid);
  await stage.owner.query(
    `with w as (select id from workspaces where slug = 'north'), u as (select u.id from users u, w where u.workspace_id = w.id and u.role = 'owner'),
       v as (insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
             select w.id, gen_random_uuid(), $1, 1, 'approved', array[$2::smallint], 'RUB', u.id, now() from w, u returning *)
     insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     select v.workspace_id, v.id, 'person', v.created_by, $2, 'total', '', 200000000, v.created_by, now() from v`,
    [year, number],
  );
  const director = await crew.person();
  const { page, t } = director;
  await signIn(director, stage.url, `${office.workspace}/pay/month`);
  await director.button("pay:web.month.close").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(t("pay:web.month.after")).waitFor();
  await dialog.getByRole("button", { name: t("pay:web.month.close") }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.goto(new URL(`${office.workspace}/pay/month?month=${month}`, page.url()).href);
  // 30,000 fixed, 10,000 soft and 3 % of 2,500,000.
  await page.getByRole("row").filter({ hasText: "115 000" }).first().click();
  await page.getByText(t("pay:web.slip.closed")).waitFor();
  const bonus = page.getByText(/2\s500\s000\s₽\s×\s3\s%/);
  await bonus.waitFor();
  await bonus.getByRole("button").click();
  const facts = page.getByRole("table", { name: t("pay:line.name.bonus") });
  expect(await facts.getByRole("row").last().textContent()).toMatch(/2\s500\s000\s₽75\s000\s₽/);
  await facts.getByRole("link", { name: "Компрессор" }).click();
  await page.waitForURL(`**/deals/${deal.id}`);
});
