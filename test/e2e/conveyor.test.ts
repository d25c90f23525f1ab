import { beforeAll, expect } from "vitest";
import { addDays, dateOf, instantAt, mondayOf } from "../../src/kernel/zoned-time.ts";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;
const zone = "Europe/Moscow";

beforeAll(async () => {
  office = await furnish(stage.url);
  const chain = [
    { activity: "call", subject: "Познакомиться" },
    { activity: "call", subject: "Узнать бюджет" },
  ];
  await stage.owner.query("update stages set contact_chain = $2 where id = $1", [
    office.pipeline.stages.find(({ name }) => name === stageNames[0])?.id,
    JSON.stringify(chain),
  ]);
});

journey(
  "a contact done, the next of the chain is accepted by one key, stands in the calendar, and is dragged to another day",
  async (crew) => {
    const deal = await office.addDeal("Конвейер");
    const anna = await crew.person();
    await signIn(anna, stage.url, `${office.workspace}/deals/${deal.id}`);
    const { page, t } = anna;

    // The first contact is offered, and accepted as it stands.
    await anna.button("activities:web.accept").click();
    await page.getByRole("button", { name: t("activities:web.done"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(t("activities:web.offeredHere")).waitFor();
    expect(await dialog.getByLabel(t("activities:web.subject")).inputValue()).toBe("Узнать бюджет");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "hidden" });
    await page.getByText(t("activities:web.chainDone", { done: 1, all: 2 })).waitFor();

    // It is put to a day known here: Tuesday of this week at 10:00, so that the week shows it whenever this runs.
    const { nextStep } = await office.client.ask(`GET /deals/${deal.id}/next-step`);
    expect(nextStep).toMatchObject({ kind: "call", subject: "Узнать бюджет", hasTime: true });
    const tuesday = addDays(mondayOf(dateOf(Date.now(), zone)), 1);
    const tenOn = (day: string) => new Date(instantAt(day, 10 * 3_600_000, zone)).toISOString();
    await office.client.ask(`PATCH /activities/${nextStep.id}`, {
      version: nextStep.version,
      plannedAt: tenOn(tuesday),
    });

    await page.keyboard.press("g");
    await page.keyboard.press("k");
    const entry = page.getByRole("button", { name: /Узнать бюджет/ }).and(page.locator(`#entry-${nextStep.id}`));
    const column = (day: string) => page.locator(`[data-day="${day}"][data-hours]`);
    await column(tuesday).locator(entry).waitFor();
    const [from, to] = [await entry.boundingBox(), await column(addDays(tuesday, 2)).boundingBox()];
    if (from === null || to === null) throw new Error("The week is not drawn");
    await page.mouse.move(from.x + 20, from.y + 6);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, from.y + 6, { steps: 5 });
    await page.mouse.up();
    const plannedAt = async () => (await office.client.ask(`GET /activities/${nextStep.id}`)).plannedAt;
    await expect.poll(plannedAt).toBe(tenOn(addDays(tuesday, 2)));

    // By keyboard two days back, quicker than the answers come; and the last step is taken back.
    await column(addDays(tuesday, 2)).locator(entry).press("Alt+ArrowLeft");
    await column(addDays(tuesday, 1)).locator(entry).press("Alt+ArrowLeft");
    await expect.poll(plannedAt).toBe(tenOn(tuesday));
    await page
      .getByText(t("activities:web.rescheduled", { subject: "Узнать бюджет" }))
      .first()
      .waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(plannedAt).toBe(tenOn(addDays(tuesday, 1)));
  },
);
