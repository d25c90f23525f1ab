import { expect, test } from "vitest";
import type { Plan, PlanNodeRow } from "../../contract.ts";
import { pairText } from "../../domain/plans/line-channel.ts";
import { companyId, type PlanCell, yearMonths } from "../../domain/plans/plan-tree.ts";
import { gridOf } from "./grid-model.ts";

const nodeOf = (kind: PlanNodeRow["kind"], id: string, cells: PlanCell[]): PlanNodeRow => ({
  ...{ kind, id, name: id, parents: yearMonths.map(() => null), takesPart: true, mayEdit: true, version: 1 },
  ...{ changed: null, cells, facts: null, lastYear: null },
});
const cell = (dimension: PlanCell["dimension"], value: string, minor: number): PlanCell => ({
  ...{ month: 1, dimension, value, minor },
});
const pair = (line: string, channel: string) => pairText({ line, channel });
const plan: Plan = {
  ...{ year: 2026, currency: "RUB", version: null, versions: [], differences: [] },
  ...{ lines: ["Pumps", "Valves"], channels: ["Fair", "Site"] },
  nodes: [
    nodeOf("company", companyId, []),
    nodeOf("person", "anna", [
      cell("total", "", 100),
      cell("line_channel", pair("Pumps", "Fair"), 20),
      cell("line_channel", pair("Pumps", "Site"), 30),
      cell("line", "Valves", 40),
    ]),
  ],
};
const shown = (turned?: ReadonlyMap<string, boolean>) =>
  gridOf(plan, "line_channel", turned)
    .rows.filter(({ node }) => node.id === "anna")
    .map(({ depth, dimension, value, isRest, minors }) => [
      depth,
      isRest ? "rest" : `${dimension} ${value}`,
      minors[0],
    ]);

test("channels stand below their line, which is their sum where it has none of its own; what is not split ends each", () => {
  expect(shown()).toEqual([
    [1, "total ", 100],
    [2, "line Pumps", 50],
    [3, `line_channel ${pair("Pumps", "Fair")}`, 20],
    [3, `line_channel ${pair("Pumps", "Site")}`, 30],
    [3, "rest", 0],
    [2, "line Valves", 40],
    [2, "rest", 10],
  ]);
});

test("a line opens by itself where it has pairs; by hand it is opened or closed as was asked", () => {
  const turned = new Map([
    ["person anna line Pumps", false],
    ["person anna line Valves", true],
  ]);
  expect(shown(turned).map(([, name]) => name)).toEqual([
    ...["total ", "line Pumps", "line Valves"],
    ...[`line_channel ${pair("Valves", "Fair")}`, `line_channel ${pair("Valves", "Site")}`, "rest", "rest"],
  ]);
});
