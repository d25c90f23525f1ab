import { expect, test } from "vitest";
import { eventNames, narrowed, unknownEvents } from "./event-names.ts";

const known = eventNames({ deal: { won: "Deal won", moved: "Deal moved" }, company: { created: "Company added" } });

test("events are named as the audit names them", () => {
  expect(known).toEqual(["deal.won", "deal.moved", "company.created"]);
});

test("a typing error is found before anybody waits for an event that never comes", () => {
  expect(unknownEvents(["*", "deal.*", "deal.won", "deal.wonn", "ship.*"], known)).toEqual(["deal.wonn", "ship.*"]);
});

test("what a wider name covers is left out", () => {
  expect(narrowed(["deal.won", "deal.*", "company.created", "company.created"])).toEqual(["deal.*", "company.created"]);
  expect(narrowed(["deal.won", "*"])).toEqual(["*"]);
});
