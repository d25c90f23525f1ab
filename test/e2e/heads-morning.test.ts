import { expect } from "vitest";
import { defaultWorkingCalendar, isWorkingDay } from "../../src/kernel/working-time.ts";
import { addDays, dateOf, monthStart } from "../../src/kernel/zoned-time.ts";
import { furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
const zone = "Europe/Moscow";

/** Two salespeople with a plan of two million each: Belova has brought five, Gromov's 780,000 of yesterday did not come. */
async function story(addDeal: (title: string) => Promise<{ readonly id: string }>) {
  const today = dateOf(Date.now(), zone);
  let yesterday = addDays(today, -1);
  while (!isWorkingDay(yesterday, defaultWorkingCalendar(zone))) yesterday = addDays(yesterday, -1);
  const ask = async (text: string, values: unknown[] = []) => (await stage.owner.query(text, values)).rows[0];
  const { id: ws } = await ask("select id from workspaces where slug = 'north'");
  const hire = (name: string) =>
    ask(
      `insert into users (workspace_id, id, name, role, created_at) values ($1, gen_random_uuid(), $2, 'salesperson', now())
       returning id`,
      [ws, name],
    );
  const [gromov, belova] = [(await hire("Пётр Громов")).id, (await hire("Ольга Белова")).id];
  const { id: plan } = await ask(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, gen_random_uuid(), $2, 1, 'approved', array[$3::smallint], 'RUB', $4, now()) returning id`,
    [ws, Number(today.slice(0, 4)), Number(today.slice(5, 7)), gromov],
  );
  for (const person of [gromov, belova]) {
    await ask(
      `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
       values ($1, $2, 'person', $3, $4, 'total', '', 200000000, $3, now())`,
      [ws, plan, person, Number(today.slice(5, 7))],
    );
  }
  const pay = async (owner: string, title: string, minor: number, receivedOn: string | null) => {
    const { id: deal } = await addDeal(title);
    await ask("update deals set owner_id = $2 where id = $1", [deal, owner]);
    const { id } = await ask(
      `insert into payments (workspace_id, id, deal_id, amount_minor, currency, vat, planned_on, received_on, created_at, updated_at)
       values ($1, gen_random_uuid(), $2, $3, 'RUB', 0, $4, $5, now(), now()) returning id`,
      [ws, deal, minor, yesterday, receivedOn],
    );
    return { id, deal };
  };
  await pay(belova, "Насосная станция", 5_000_000_00, yesterday);
  const late = await pay(gromov, "Линия розлива", 780_000_00, null);
  await ask(
    "insert into promise_days (workspace_id, day, user_id, frozen_at, minor, checked_at) values ($1, $2, $3, now(), 78000000, now())",
    [ws, yesterday, gromov],
  );
  await ask(
    `insert into payment_promises (workspace_id, day, payment_id, user_id, deal_id, planned_on, minor)
     values ($1, $2, $3, $4, $5, $2, 78000000)`,
    [ws, yesterday, late.id, gromov, late.deal],
  );
  return { gromov, hasBegun: yesterday >= monthStart(today) };
}

journey("a head finds in the morning who is behind, sees why, opens the payment and gives the task", async (crew) => {
  const office = await furnish(stage.url);
  const { gromov, hasBegun } = await story(office.addDeal);
  const head = await crew.person();
  const { page, t } = head;
  await signIn(head, stage.url, `${office.workspace}/control`);
  const paired = page.getByRole("table").nth(1).getByRole("row", { name: "Пётр Громов" });
  await paired.getByText("780").first().waitFor();

  // On the first working day of a month nobody is behind yet, and the screen says so.
  if (!hasBegun) return page.getByRole("heading", { name: t("control:web.head.too_early") }).waitFor();

  await page.getByRole("heading", { name: /Громов недобирает/ }).waitFor();
  const row = page.getByRole("table").first().getByRole("row", { name: "Пётр Громов" });
  await row.getByText(/«Ромашка» не заплатила 780,0\sтыс/).waitFor();

  // The figure opens the one payment behind it.
  await paired.getByRole("button", { name: t("control:web.entries.promised", { name: "Пётр Громов" }) }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Линия розлива").waitFor();
  expect(await dialog.getByRole("listitem").count()).toBe(1);
  await page.keyboard.press("Escape");

  await row.getByRole("button", { name: t("control:web.action.review") }).click();
  await row.getByRole("link", { name: /задача/ }).waitFor();
  const { rows } = await stage.owner.query("select owner_id from activities where kind = 'task'");
  expect(rows).toEqual([{ owner_id: gromov }]);
  await row.getByRole("link", { name: /задача/ }).click();
  await page.waitForURL(new RegExp(`/deals\\?.*owner=${gromov}`));
  await page.getByText("Линия розлива").first().waitFor();
});
