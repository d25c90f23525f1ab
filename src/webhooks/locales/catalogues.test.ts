import { expect, test } from "vitest";
import { webhookRefusals } from "../domain/refusals.ts";
import { knownEvents } from "../server/known-events.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test.each([ru, en])("every refusal and every kind of thing has its words", ({ refusal, web }) => {
  const own = Object.keys(webhookRefusals).filter((code) => code !== "version_conflict");
  expect(Object.keys(refusal).toSorted()).toEqual(own.toSorted());
  expect(Object.keys(web.entity)).toEqual(expect.arrayContaining(["deal", "company", "contact", "activity"]));
});

test("both languages fill in the same params", () => {
  const params = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
  for (const code of Object.keys(en.refusal) as (keyof typeof en.refusal)[]) {
    expect(params(ru.refusal[code]), code).toEqual(params(en.refusal[code]));
  }
});

test("what sales is about can be heard of", () => {
  expect(knownEvents).toEqual(
    expect.arrayContaining([
      "deal.created",
      "deal.moved",
      "deal.won",
      "deal.lost",
      "company.created",
      "payment.received",
    ]),
  );
});
