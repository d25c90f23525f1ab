import type { UserId } from "../../../kernel/ids.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { figuresOf, keyOf, type PlanCell, yearMonths } from "../../domain/plans/plan-tree.ts";
import { loadTree } from "./load-tree.ts";
import { type CellChange, insertVersion, setStatus, writeCells } from "./store.ts";

interface RecordedPlan {
  readonly year: number;
  /** By month, minor units of the workspace's currency; null: no plan. */
  readonly people: ReadonlyMap<UserId, readonly (number | null)[]>;
}

/** Writes a plan that was approved already, the first of its year: people as given, departments and the company as their sums. */
export async function recordPlan(unit: Unit, { year, people }: RecordedPlan): Promise<void> {
  const nodes = await loadTree(unit, year);
  const cells = new Map<string, readonly PlanCell[]>(
    [...people].map(([id, months]) => [
      keyOf({ kind: "person", id }),
      months.flatMap((minor, index) =>
        minor === null ? [] : [{ month: index + 1, dimension: "total" as const, value: "", minor }],
      ),
    ]),
  );
  const changes = yearMonths.flatMap((month) => {
    const figures = figuresOf(nodes, cells, { month });
    return nodes.flatMap((node): CellChange[] => {
      const minor = figures.get(keyOf(node))?.minor ?? null;
      return minor === null ? [] : [{ kind: node.kind, id: node.id, month, dimension: "total", value: "", minor }];
    });
  });
  const id = unit.newId();
  await insertVersion(unit, { id, year, number: 1, months: yearMonths, reason: null, from: null });
  await writeCells(unit, id, changes);
  await setStatus(unit, id, "submitted");
  await setStatus(unit, id, "approved");
}
