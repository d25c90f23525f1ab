import fc from "fast-check";
import { expect, test } from "vitest";
import {
  companyId,
  companyKey,
  differencesOf,
  figuresOf,
  type PlanCell,
  type PlanNode,
  yearMonths,
} from "./plan-tree.ts";
import { spreadDown, spreadOverMonths, stepOf } from "./spread.ts";

const all = (parent: string | null) => yearMonths.map(() => parent);
const department = (id: string, parent: string | null = null): PlanNode => ({
  kind: "department",
  id,
  parents: all(parent),
});
const person = (id: string, parent: string | null): PlanNode => ({ kind: "person", id, parents: all(parent) });
const company: PlanNode = { kind: "company", id: companyId, parents: all(null) };
const tree = [
  company,
  department("sales"),
  department("north", "sales"),
  person("anna", "sales"),
  person("boris", "north"),
  person("vera", "north"),
  person("gleb", null),
];
const total = (month: number, minor: number): PlanCell => ({ month, dimension: "total", value: "", minor });

test("departments without a figure of their own are the sum of their parts; one of their own stands beside it", () => {
  const cells = new Map([
    ["person anna", [total(1, 100)]],
    ["person boris", [total(1, 30)]],
    ["person vera", [total(1, 0)]],
    ["department north", [total(1, 50)]],
    [companyKey, [total(1, 200)]],
  ]);
  const figures = figuresOf(tree, cells, { month: 1 });
  expect(figures.get("department north")).toEqual({ own: 50, parts: 30, minor: 50 });
  expect(figures.get("department sales")).toEqual({ own: null, parts: 150, minor: 150 });
  expect(figures.get(companyKey)).toEqual({ own: 200, parts: 150, minor: 200 });
  expect(figures.get("person gleb")).toEqual({ own: null, parts: null, minor: null });
  expect(differencesOf(tree, cells, [1, 2])).toMatchObject([
    { kind: "company", month: 1, minor: 50 },
    { id: "north", month: 1, minor: 20 },
  ]);
});

test("who moved in June is summed up with the earlier department until May", () => {
  const moved = { ...person("anna", "sales"), parents: yearMonths.map((month) => (month < 6 ? "sales" : "north")) };
  const cells = new Map([["person anna", [total(5, 10), total(6, 20)]]]);
  const nodes = [company, department("sales"), department("north"), moved];
  expect(figuresOf(nodes, cells, { month: 5 }).get("department sales")?.minor).toBe(10);
  expect(figuresOf(nodes, cells, { month: 6 }).get("department sales")?.minor).toBeNull();
  expect(figuresOf(nodes, cells, { month: 6 }).get("department north")?.minor).toBe(20);
});

test("what is split by product line may be less than the figure, never more; nor may the parts of a line be more than it", () => {
  const line = (value: string, minor: number): PlanCell => ({ month: 1, dimension: "line", value, minor });
  const split = (...lines: readonly PlanCell[]) => new Map([["person boris", [total(1, 100), ...lines]]]);
  expect(differencesOf(tree, split(line("Pumps", 60)), [1])).toEqual([]);
  // 60 + 50 of 100: 10 too much, of Boris and of every node above him, which are his sum.
  expect(differencesOf(tree, split(line("Pumps", 60), line("Valves", 50)), [1])).toContainEqual({
    kind: "person",
    id: "boris",
    month: 1,
    dimension: "line",
    value: "",
    minor: -10,
  });
  const north = new Map([...split(line("Pumps", 60)), ["department north", [total(1, 100), line("Pumps", 40)]]]);
  expect(differencesOf(tree, north, [1])).toEqual([
    { kind: "department", id: "north", month: 1, dimension: "line", value: "Pumps", minor: -20 },
  ]);
});

test("1,000 over four equals through nested departments: 250 each, departments as many as their people", () => {
  const weights = new Map(["anna", "boris", "vera", "gleb"].map((id) => [`person ${id}`, 1]));
  const given = spreadDown({ nodes: tree, month: 1, from: companyKey, total: 1000, weights, step: 1, isDeep: true });
  expect(Object.fromEntries(given ?? [])).toEqual({
    "department sales": 750,
    "department north": 500,
    "person anna": 250,
    "person boris": 250,
    "person vera": 250,
    "person gleb": 250,
  });
});

test("who has no weight gets no plan, which is not a plan of zero", () => {
  const weights = new Map([["person anna", 2]]);
  const given = spreadDown({ nodes: tree, month: 1, from: companyKey, total: 90, weights, step: 1, isDeep: true });
  expect(given?.get("person gleb")).toBeNull();
  expect(given?.get("department north")).toBeNull();
  expect(given?.get("person boris")).toBeNull();
  expect(given?.get("person anna")).toBe(90);
});

test("a department that gets the whole while nobody in it works that month leaves nobody there with an old figure", () => {
  const one = [company, department("sales"), person("anna", "sales"), person("boris", "sales")];
  const nobody = new Map([
    ["person anna", 0],
    ["person boris", 0],
  ]);
  const given = spreadDown({
    nodes: one,
    month: 1,
    from: companyKey,
    total: 90,
    weights: nobody,
    step: 1,
    isDeep: true,
  });
  expect(Object.fromEntries(given ?? [])).toEqual({
    "department sales": 90,
    "person anna": null,
    "person boris": null,
  });
});

test("a month without working days gets no share of itself, unless it is the only one", () => {
  const month = (number: number, weight: number, workingDays: number) => ({ month: number, weight, workingDays });
  expect([...(spreadOverMonths(100, [month(1, 1, 0), month(2, 1, 20), month(3, 1, 21)], 1) ?? [])]).toEqual([
    [2, 50],
    [3, 50],
  ]);
  expect([...(spreadOverMonths(100, [month(1, 1, 0)], 1) ?? [])]).toEqual([[1, 100]]);
});

test("whatever is spread down, every sum agrees", () => {
  const weight = fc.integer({ min: 0, max: 1e12 });
  const sums = fc.integer({ min: 0, max: 1e13 });
  fc.assert(
    fc.property(
      sums,
      fc.tuple(weight, weight, weight, weight),
      fc.constantFrom("exact", "units", "thousands"),
      (sum, by, rounding) => {
        const weights = new Map(["anna", "boris", "vera", "gleb"].map((id, index) => [`person ${id}`, by[index] ?? 0]));
        const step = stepOf(rounding, 2);
        const given = spreadDown({ nodes: tree, month: 1, from: companyKey, total: sum, weights, step, isDeep: true });
        if (given === null) return expect(by.every((one) => one === 0)).toBe(true);
        const cells = new Map<string, PlanCell[]>([[companyKey, [total(1, sum)]]]);
        for (const [key, minor] of given) if (minor !== null) cells.set(key, [total(1, minor)]);
        expect(differencesOf(tree, cells, [1])).toEqual([]);
      },
    ),
    { seed: 20_261_122 },
  );
});
