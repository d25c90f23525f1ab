import { expect, test } from "vitest";
import type { DealAnswer } from "../contract.ts";
import { disputedFields, disputedOwn, withPatch } from "./disputed.ts";

const base = {
  title: "Компрессор",
  currency: "RUB",
  amount: { minor: 100_00, currency: "RUB" },
  source: null,
  owner: { id: "d", name: "Дарья" },
  custom: { seats: 10 },
} as unknown as DealAnswer;

test("a field that two people changed differently is disputed", () => {
  const now = { ...base, amount: { minor: 200_00, currency: "RUB" } };
  expect(disputedFields(base, now, { amountMinor: 300_00 })).toEqual(["amount"]);
});

test("another field changed by another is nobody's quarrel", () => {
  const now = { ...base, source: "Выставка" };
  expect(disputedFields(base, now, { amountMinor: 300_00 })).toEqual([]);
});

test("the same value given by both is no quarrel either", () => {
  const now = { ...base, source: "Выставка" };
  expect(disputedFields(base, now, { source: "Выставка" })).toEqual([]);
});

test("a responsible is known by the person, not by the spelling of the name", () => {
  const mine = { ownerId: "b" };
  const shown = { owner: { id: "b", name: "Борис" } };
  expect(disputedFields(base, { ...base, owner: { id: "d", name: "Дарья С." } }, mine, shown)).toEqual([]);
  expect(disputedFields(base, { ...base, owner: { id: "v", name: "Вера" } }, mine, shown)).toEqual(["owner"]);
});

test("an own field that two people changed differently is disputed, one that both made equal is not", () => {
  const now = { ...base, custom: { seats: 12, budget: { minor: 500, currency: "RUB" } } } as unknown as DealAnswer;
  expect(disputedOwn(base, now, { custom: { seats: 15 } })).toEqual(["seats"]);
  expect(disputedOwn(base, now, { custom: { seats: null } })).toEqual(["seats"]);
  expect(disputedOwn(base, now, { custom: { seats: 12 } })).toEqual([]);
  expect(disputedOwn(base, now, { custom: { budget: { currency: "RUB", minor: 500 } } })).toEqual([]);
  expect(disputedOwn(base, { ...base, source: "Выставка" }, { custom: { seats: 15 } })).toEqual([]);
  expect(withPatch(base, { custom: { seats: null, town: "Орёл" } }, {}).custom).toEqual({ town: "Орёл" });
});

test("a sum taken away is shown as none", () => {
  expect(withPatch(base, { amountMinor: null }, {}).amount).toBeNull();
});
