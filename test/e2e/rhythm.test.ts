import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";

const stage = openStage();
let office: Furnished;
beforeAll(async () => {
  office = await furnish(stage.url);
  await office.addDeal("Компрессор");
});

journey(
  "a stand-up is begun on a phone, shows the deal without a next step, and its decision is a task",
  async (crew) => {
    const { client } = office;
    const department = await client.ask("POST /departments", { name: "Прямые продажи" });
    const [owner] = (await client.ask("GET /users")).items;
    await client.ask(`PATCH /users/${owner.id}`, { version: owner.version, departmentId: department.id });
    await client.ask("POST /rhythm-events", {
      name: "Планёрка",
      attends: "people",
      departmentId: department.id,
      leaderId: owner.id,
      frequency: "weekly",
      // Whatever day it is, within the next seven there is one.
      weekday: 3,
      monthDay: null,
      time: "09:45",
      durationMinutes: 15,
      dayOff: "next",
      agenda: ["no_next_step"],
    });
    const days = (from: number, to: number) =>
      [from, to].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
    const [from, to] = days(-1, 40);
    const [meeting] = (await client.ask(`GET /rhythm-meetings?from=${from}&to=${to}`)).items;

    const head = await crew.person({ size: { width: 390, height: 844 }, isTouch: true });
    const { page, t, button } = head;
    await signIn(head, stage.url, `${office.workspace}/control/rhythm/${meeting.id}`);
    await button("rhythm:web.begin").tap();
    await page.getByRole("link", { name: "Компрессор" }).waitFor();
    await page.getByLabel(t("rhythm:web.decision")).fill("Назначить встречу");
    await button("rhythm:web.decide").tap();
    await page.getByText("Назначить встречу").waitFor();
    await button("rhythm:web.close").tap();
    await page.getByText(t("rhythm:web.state.held")).waitFor();
    const { items } = await client.ask("GET /activities?kind=task&state=open");
    expect(items.map((one: { subject: string }) => one.subject)).toContain("Назначить встречу");
    // Nothing hangs over the edge of the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  },
);
