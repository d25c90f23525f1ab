import fc from "fast-check";
import { expect, test } from "vitest";
import { fitPairs } from "./fit-pairs.ts";
import { namedValue, pairText, readPair } from "./line-channel.ts";
import { companyId, differencesOf, type PlanCell, type PlanNode, yearMonths } from "./plan-tree.ts";

const pair = (line: string, channel: string, minor: number): PlanCell => ({
  ...{ month: 1, dimension: "line_channel", value: pairText({ line, channel }), minor },
});
const cell = (dimension: PlanCell["dimension"], value: string, minor: number): PlanCell => ({
  ...{ month: 1, dimension, value, minor },
});
const node = (kind: PlanNode["kind"], id: string): PlanNode => ({ kind, id, parents: yearMonths.map(() => null) });
const tree = [node("company", companyId), node("person", "anna"), node("person", "boris")];
const annas = (...cells: readonly PlanCell[]) => differencesOf(tree, new Map([["person anna", cells]]), [1]);
const ofAnna = (...cells: readonly PlanCell[]) => annas(...cells).filter(({ id }) => id === "anna");

test("a pair is read back from its text; what is written otherwise is none", () => {
  expect(pairText({ line: "Насосы", channel: 'Shop "North"' })).toBe('["Насосы","Shop \\"North\\""]');
  expect(readPair('["Насосы","Сайт"]')).toEqual({ line: "Насосы", channel: "Сайт" });
  for (const text of ['["a", "b"]', '["a"]', '["a",""]', '["a","b","c"]', "[1,2]", "a,b", "", "null"])
    expect(readPair(text)).toBeNull();
  expect(namedValue(pair("Насосы", "Сайт", 1))).toBe("Насосы × Сайт");
});

test("pairs are at most the figure of the month: 60 + 50 of 100 are 10 too many, 60 + 30 leave 10 not split", () => {
  expect(annas(cell("total", "", 100), pair("Pumps", "Fair", 60), pair("Pumps", "Site", 30))).toEqual([]);
  expect(ofAnna(cell("total", "", 100), pair("Pumps", "Fair", 60), pair("Valves", "Site", 50))).toEqual([
    { kind: "person", id: "anna", month: 1, dimension: "line_channel", value: "", minor: -10 },
  ]);
});

test("a line that stands in its own split is as much as its pairs, and so is a channel", () => {
  const total = cell("total", "", 100);
  const pairs = [pair("Pumps", "Fair", 20), pair("Pumps", "Site", 30), pair("Valves", "Site", 40)];
  expect(annas(total, ...pairs, cell("line", "Pumps", 50), cell("channel", "Site", 70))).toEqual([]);
  expect(ofAnna(total, ...pairs, cell("line", "Pumps", 55), cell("channel", "Site", 60))).toMatchObject([
    { dimension: "line", value: "Pumps", minor: 5, isCrossing: true },
    { dimension: "channel", value: "Site", minor: -10, isCrossing: true },
  ]);
});

test("of the company, whose people split a part of a line by channel, only more than the line is wrong", () => {
  const cells = (company: number) =>
    new Map([
      ["person anna", [cell("total", "", 100), pair("Pumps", "Fair", 60)]],
      [`company ${companyId}`, [cell("total", "", 100), cell("line", "Pumps", company)]],
    ]);
  expect(differencesOf(tree, cells(80), [1])).toEqual([]);
  expect(differencesOf(tree, cells(50), [1])).toMatchObject([
    { kind: "company", dimension: "line", value: "Pumps", minor: -10, isCrossing: true },
  ]);
});

test("three pairs of 10, 20 and 30 that are to be 100 get 17, 33 and 50; zeros share equally", () => {
  const cells = [pair("Pumps", "A", 10), pair("Pumps", "B", 20), pair("Pumps", "C", 30), pair("Valves", "A", 7)];
  const off = { month: 1, dimension: "line", value: "Pumps", minor: 40 } as const;
  expect(fitPairs(cells, off)?.map(({ minor }) => minor)).toEqual([17, 33, 50]);
  const zeros = [pair("Pumps", "A", 0), pair("Pumps", "B", 0)];
  expect(fitPairs(zeros, off)?.map(({ minor }) => minor)).toEqual([20, 20]);
  expect(fitPairs([cell("line", "Pumps", 5)], off)).toBeNull();
  expect(fitPairs(cells, { ...off, minor: -61 })).toBeNull();
});

test("once fitted, the pairs of a line sum to it, whatever the figures", () => {
  const sums = fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sums, fc.nat(10_000_000), (minors, whole) => {
      const pairs = minors.map((minor, index) => pair("Pumps", `channel ${index}`, minor));
      const rest = [cell("total", "", 10_000_000), cell("line", "Pumps", whole)];
      const [off] = ofAnna(...rest, ...pairs).filter(({ isCrossing, value }) => isCrossing && value === "Pumps");
      const fitted = off === undefined ? pairs : (fitPairs(pairs, off) ?? []);
      expect(fitted.reduce((sum, { minor }) => sum + minor, 0)).toBe(whole);
      expect(fitted.every(({ minor }) => minor >= 0)).toBe(true);
      expect(ofAnna(...rest, ...fitted)).toEqual([]);
    }),
    { seed: 20_261_122 },
  );
});
