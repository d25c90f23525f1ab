import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentBlock } from "../../kernel/document-blocks.ts";
import { compareLines, compareSections, markWords, type Section } from "./compare-sections.ts";

const section = (kind: Section["kind"], ...texts: string[]): Section => ({
  kind,
  title: kind,
  blocks: texts.map((text): DocumentBlock => ({ kind: "paragraph", text })),
});

test("a target raised from 16 to 24 hours is one changed line with the figure marked", () => {
  expect(compareLines(["Срок этапа: 16 рабочих часов", "Звонок"], ["Срок этапа: 24 рабочих часов", "Звонок"])).toEqual([
    {
      change: "changed",
      parts: [
        { text: "Срок этапа: ", change: "same" },
        { text: "16", change: "removed" },
        { text: "24", change: "added" },
        { text: " рабочих часов", change: "same" },
      ],
    },
  ]);
});

test("a line that has nothing in common with the one it replaces went and another came", () => {
  expect(
    compareLines(["Встреча проведена"], ["Договор подписан обеими сторонами"]).map(({ change }) => change),
  ).toEqual(["removed", "added"]);
});

test("a stage put between two others is one line more, and the others stay silent", () => {
  expect(compareLines(["Заявка", "Оплата"], ["Заявка", "Встреча", "Оплата"])).toEqual([
    { change: "added", parts: [{ text: "Встреча", change: "added" }] },
  ]);
});

test("a part that no slice writes any more is told as removed, a new one as added, the same one not at all", () => {
  const before = [section("general", "Цель"), section("pay", "Оклад 30 %")];
  const after = [section("general", "Цель"), section("norms", "3 встречи в день")];
  expect(compareSections(before, after).map(({ kind, change }) => [kind, change])).toEqual([
    ["norms", "added"],
    ["pay", "removed"],
  ]);
  expect(compareSections(after, after)).toEqual([]);
});

const word = fc.constantFrom("этап", "срок", "16", "24", "часов", "звонок");
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));

test("what stayed and went is the old line, what stayed and came is the new one", () => {
  fc.assert(
    fc.property(line, line, (before, after) => {
      const parts = markWords(before, after);
      const without = (change: string) =>
        parts
          .filter((part) => part.change !== change)
          .map(({ text }) => text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
  );
});

test("no line is lost: as many went as the old text has more than what stayed", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), (before, after) => {
      const changes = compareLines(before, after);
      const count = (change: string) => changes.filter((one) => one.change === change).length;
      expect(before.length - count("removed")).toBe(after.length - count("added"));
      if (before.join("\n") === after.join("\n")) expect(changes).toEqual([]);
    }),
  );
});
