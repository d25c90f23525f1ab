import type { z } from "zod";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { listPlanChanges } from "../../contract.ts";
import { keyOf, type PlanCell } from "../../domain/plans/plan-tree.ts";
import { versionBefore } from "./change-version.ts";
import { loadTree } from "./load-tree.ts";
import { nodesSeen } from "./plan-rights.ts";
import { figuresIn, findVersion, type KeptCell } from "./version-rows.ts";

type Answer = z.input<typeof listPlanChanges.answer>;
type Item = Answer["items"][number];

/** What a version changes against the one before it, in the months that it names, node by node. */
export async function listChanges(
  reading: Reading,
  { params }: Pick<InputOf<typeof listPlanChanges>, "params">,
): Promise<Answer | Refusal> {
  const version = await findVersion(reading, params.id);
  if (isRefusal(version)) return version;
  const previous = await versionBefore(reading, version);
  const now = await figuresIn(reading, version.id);
  const before = previous === null ? null : await figuresIn(reading, previous.id);
  const nodes = nodesSeen(reading.actor, await loadTree(reading, version.year));
  const { rows: people } = await reading.client.query<{ id: string; name: string }>(
    "select id, name from reporting.users where workspace_id = $1",
    [reading.actor.workspaceId],
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const money = (cell: PlanCell | undefined) =>
    cell === undefined ? null : { minor: cell.minor, currency: reading.actor.workspace.currency };
  const items = nodes.flatMap((node) => {
    const key = keyOf(node);
    const [old, fresh] = [byPlace(before?.cells.get(key)), byPlace(now.cells.get(key))];
    return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((place): Item[] => {
      const [from, to] = [old.get(place), fresh.get(place)];
      const { month, dimension, value } = (to ?? from) as KeptCell;
      if (from?.minor === to?.minor || !version.months.includes(month)) return [];
      const row = to === undefined ? now.rows.get(key)?.changed : null;
      const by = to === undefined ? (row?.by ?? null) : { id: to.changedBy, name: names.get(to.changedBy) ?? "" };
      const at = to === undefined ? (row?.at ?? null) : to.changedAt.toISOString();
      const named = { kind: node.kind, id: node.id, name: node.name };
      return [{ node: named, month, dimension, value, from: money(from), to: money(to), by, at }];
    });
  });
  return { previous, items };
}

const byPlace = (cells: readonly KeptCell[] = []) =>
  new Map(
    cells.map((cell) => [
      `${String(cell.month).padStart(2, "0")} ${cell.dimension === "total" ? "" : cell.dimension} ${cell.value}`,
      cell,
    ]),
  );
