import { expect, test } from "vitest";
import { asksTheSame, placeOfView } from "./view-place.ts";

const view = {
  id: "0190",
  entity: "deal",
  layout: "list",
  name: "Крупные",
  search: { sort: "amount", amountFrom: "100" },
  isShared: false,
  owner: { id: "u", name: "Анна" },
  mayChange: true,
  isDefault: false,
  updatedAt: "2026-01-01T00:00:00Z",
  version: 1,
} as const;

test("a view of deals leads to the list or to the board, one of companies to the companies", () => {
  expect(placeOfView(view)).toEqual({ path: "/deals", search: { ...view.search, view: "0190" } });
  expect(placeOfView({ ...view, layout: "board" }).path).toBe("/board");
  expect(placeOfView({ ...view, entity: "company" }).path).toBe("/companies");
});

test("the order of conditions changes nothing, another value does", () => {
  expect(asksTheSame(view.search, { amountFrom: "100", sort: "amount" })).toBe(true);
  expect(asksTheSame(view.search, { amountFrom: "101", sort: "amount" })).toBe(false);
  expect(asksTheSame(view.search, { sort: "amount" })).toBe(false);
});
