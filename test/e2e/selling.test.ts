import { describe, expect } from "vitest";
import type { Locale } from "../../src/kernel/actor.ts";
import type { Crew } from "./browser.ts";
import { journey, openStage } from "./journey.ts";
import {
  cardOn,
  column,
  conditionIn,
  dealOf,
  doAllButMoney,
  drag,
  gateOf,
  loseByMenu,
  moveByMenu,
  moveWhenReady,
  nameContact,
  openBoard,
  openFunnel,
  pipelineOf,
  scheduleMeeting,
  writeNeed,
} from "./selling.ts";
import { acceptInvitation, chooseByWizard, createWorkspace, importTable, inviteColleague } from "./setting-up.ts";

async function beginAndSell(crew: Crew, url: string, locale: Locale): Promise<void> {
  const anna = await crew.person({ locale });
  const { page, t } = anna;
  const workspace = await createWorkspace(anna, url);
  await chooseByWizard(anna);
  const boris = await crew.person({ locale: locale === "ru" ? "en" : "ru" });
  await acceptInvitation(boris, await inviteColleague(anna, workspace));
  await importTable(anna, workspace, "companies", { read: 3, refused: 1 });
  await importTable(anna, workspace, "deals", { read: 4, refused: 1 });

  const { stages } = await pipelineOf(anna, workspace);
  const name = (place: number) => stages.at(place)?.name ?? "";
  await openBoard(anna, workspace);
  await openBoard(boris, workspace);

  // The gate: a meeting needs somebody who decides, place, date and time. All of it is filled in on the card.
  await drag(anna, cardOn(anna, name(0), "Компрессор"), column(anna, name(1)));
  const gate = gateOf(anna, "Компрессор");
  await nameContact(anna, gate, t("pipeline:web.condition.role.decides"), "Лев Саввич");
  await writeNeed(anna, gate);
  await scheduleMeeting(anna, gate);
  await gate.getByText(t("pipeline:web.gate.ready")).waitFor();
  const asked = Date.now();
  await moveWhenReady(anna, gate);
  await cardOn(boris, name(1), "Компрессор").waitFor();
  expect(Date.now() - asked).toBeLessThan(2000);
  await cardOn(anna, name(1), "Компрессор").waitFor();

  // Won is money: without it the last stage refuses, with it the deal is won.
  const { id } = await dealOf(anna, workspace, "Компрессор");
  await doAllButMoney(anna, workspace, id);
  await moveByMenu(anna, "Компрессор", name(-1));
  const lastGate = gateOf(anna, "Компрессор");
  const money = conditionIn(lastGate, t("pipeline:web.condition.payment.all"));
  await money.waitFor();
  expect((await dealOf(anna, workspace, "Компрессор")).status).toBe("open");
  await money.getByRole("button", { name: t("commerce:web.noteReceived"), exact: true }).click();
  await moveWhenReady(anna, lastGate);
  await page
    .getByText(t("pipeline:web.move.won", { title: "ООО «Ромашка»", stage: name(-1) }))
    .first()
    .waitFor();
  expect((await dealOf(anna, workspace, "Компрессор")).status).toBe("won");

  const reason = await loseByMenu(anna, "Насос");
  const lost = await dealOf(anna, workspace, "Насос");
  expect([lost.status, lost.lossReason.name, lost.lossComment]).toEqual(["lost", reason, "Дорого для них"]);

  const { reached, figure } = await openFunnel(anna, workspace);
  expect(reached).toBe(3);
  await figure.click();
  await page.getByRole("table", { name: t("pipeline:web.list.title") }).waitFor();
  await page.getByRole("status").getByText(String(reached), { exact: true }).waitFor();
  expect(await page.getByRole("table").getByRole("row").count()).toBe(reached + 1);
}

describe.for(["ru", "en"] as const)("in %s", (locale) => {
  const stage = openStage();

  journey("a company begins and sells: workspace, pipeline, colleague, import, gate, win, loss, funnel", (crew) =>
    beginAndSell(crew, stage.url, locale),
  );
});
