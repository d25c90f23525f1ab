import { beforeAll, expect } from "vitest";
import { type Furnished, furnish, signIn, stageNames } from "./furnished.ts";
import { journey, openStage } from "./journey.ts";
import { conditionIn, gateOf, moveByMenu, moveWhenReady, press } from "./selling.ts";

const stage = openStage();
const [, second, third, won] = stageNames;
let office: Furnished;

beforeAll(async () => {
  office = await furnish(stage.url, "en");
});

journey("on a phone, by touch: a deal is moved, its gate filled in, paid and won", async (crew) => {
  const deal = await office.addDeal("Compressor");
  const anna = await crew.person({ locale: "en", isTouch: true, size: { width: 390, height: 844 } });
  const { page, t } = anna;
  const state = () => office.client.ask(`GET /deals/${deal.id}`);
  await signIn(anna, stage.url);
  const name = (place: string) => office.pipeline.stages.find((one) => one.name === place)?.id;

  await page.locator("[data-card]").first().waitFor();
  await moveByMenu(anna, "Compressor", second);
  await expect.poll(async () => (await state()).stageId).toBe(name(second));

  await press(
    anna,
    page
      .getByRole("tab", { name: new RegExp(second) })
      .or(page.getByRole("button", { name: new RegExp(second) }))
      .first(),
  );
  await moveByMenu(anna, "Compressor", third);
  const gate = gateOf(anna, "Compressor");
  const label = t("pipeline:web.condition.field.need");
  await gate.getByRole("textbox", { name: label }).fill("Air for the second hall");
  await gate.getByRole("textbox", { name: label }).blur();
  await moveWhenReady(anna, gate);
  await expect.poll(async () => (await state()).stageId).toBe(name(third));

  await press(
    anna,
    page
      .getByRole("tab", { name: new RegExp(third) })
      .or(page.getByRole("button", { name: new RegExp(third) }))
      .first(),
  );
  await moveByMenu(anna, "Compressor", won);
  const money = conditionIn(gateOf(anna, "Compressor"), t("pipeline:web.condition.payment.any"));
  expect((await state()).status).toBe("open");
  await press(anna, money.getByRole("button", { name: t("commerce:web.noteReceived"), exact: true }));
  await moveWhenReady(anna, gateOf(anna, "Compressor"));
  await expect.poll(async () => (await state()).status).toBe("won");
});
