import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;
beforeAll(async () => {
  office = await furnish(stage.url);
});

journey("a day off is set by keyboard and taken back, and a wrong file changes nothing", async (crew) => {
  const { client } = office;
  const owner = await crew.person({ locale: "ru" });
  const { page, t, button } = owner;
  await signIn(owner, stage.url, `${office.workspace}/settings/working-calendar`);
  const shown = page.getByText(/рабочих дней|рабочий день|рабочих дня/).first();
  await shown.waitFor();
  const year = Number(await page.locator("b[aria-live]").first().textContent());
  // Whatever year it is, the third Wednesday of July is no holiday: its working days are one less.
  const count = async () => (await client.ask(`GET /working-calendars/${year}`)).months[6].workingDays as number;
  const before = await count();
  const wednesday = Array.from({ length: 7 }, (_, index) => `${year}-07-${15 + index}`).find(
    (date) => new Date(`${date}T12:00Z`).getUTCDay() === 3,
  );
  const day = page.locator(`[data-date="${wednesday}"]`);
  await day.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: t("working-calendar:edit.off") }).check();
  await page.getByLabel(t("working-calendar:edit.name")).fill("День компании");
  await button("working-calendar:save").click();
  await page.locator(`[data-date="${wednesday}"][data-look="off"][data-own]`).waitFor();
  expect(await count()).toBe(before - 1);

  await page.keyboard.press("Control+z");
  await page.locator(`[data-date="${wednesday}"][data-look="usual"]`).waitFor();
  expect(await count()).toBe(before);

  await button("working-calendar:file.button").click();
  await page.getByLabel(t("working-calendar:file.text")).fill(`date,kind\n${year}-02-31,off\n`);
  await button("working-calendar:file.check").click();
  await page.getByText(/^Строка 2: /).waitFor();
  expect(await count()).toBe(before);
});
