import { expect, test } from "vitest";
import { type Teller, toldChanges } from "./audit-changes.ts";

const names: Readonly<Record<string, string>> = {
  name: "Name",
  stages: "Stages",
  ownerId: "Responsible",
  amountMinor: "Amount",
  expectedCloseOn: "Close",
  status: "State",
  override: "Because",
};
const teller: Teller = {
  fieldName: (field) => names[field],
  valueName: (field, value) => (field === "status" && value === "won" ? "is won" : undefined),
  nameOfId: (id) => (id.endsWith("1") ? "Anna" : undefined),
  day: (date) => date.split("-").toReversed().join("."),
  moment: String,
  sum: (minor) => `${minor / 100} ₽`,
  isTrue: (value) => (value ? "yes" : "no"),
};
const id = (last: string) => `01a20168-532d-7111-94ed-56000000000${last}`;

test("an entry tells each field with what it was and what it became", () => {
  const changes = { name: ["Old", "New"], amount_minor: [null, 150_000], expectedCloseOn: ["2026-11-22", null] };
  expect(toldChanges(changes, teller)).toEqual([
    { field: "Name", before: "Old", after: "New" },
    { field: "Amount", after: "1500 ₽" },
    { field: "Close", before: "22.11.2026", after: "—" },
  ]);
});

test("a pipeline is told by the names of its stages, not by the whole regulation", () => {
  expect(toldChanges({ stages: [{ name: "A", targetHours: 9 }, { name: "B" }, { name: "C" }] }, teller)).toEqual([
    { field: "Stages", after: "A, B, C" },
  ]);
});

test("what nobody can read is left out: versions, keys without a name, nothing that stayed nothing", () => {
  const changes = { version: 3, undo: { version: 2 }, ownerId: [id("1"), id("2")], name: [null, null] };
  expect(toldChanges(changes, teller)).toEqual([]);
});

test("people, words of lists and reasons are told by name", () => {
  const changes = { ownerId: [null, id("1")], status: ["open", "won"], override: { reason: "He is sure" } };
  expect(toldChanges(changes, teller)).toEqual([
    { field: "Responsible", after: "Anna" },
    { field: "State", before: "open", after: "is won" },
    { field: "Because", after: "He is sure" },
  ]);
});
