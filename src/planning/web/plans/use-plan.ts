import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../../../ui/api/client.ts";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { endpointKey, endpointQuery, useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { type ChangedRows, getPlan, type Plan, setPlanCells } from "../../contract.ts";
import { keyOf } from "../../domain/plans/plan-tree.ts";
import { type CellSet, withCells } from "./grid-model.ts";

/** Of a row that somebody else changed first. */
export interface Conflict {
  readonly kind: CellSet["kind"];
  readonly id: string;
  readonly version: number;
  readonly changed: { readonly by: { readonly name: string }; readonly at: string } | null;
  readonly cells: readonly {
    readonly month: number;
    readonly dimension: CellSet["dimension"];
    readonly value: string;
    readonly yours: number | null;
    readonly theirs: number | null;
  }[];
}

/** Changes wait for those before them: each needs the version that the last one left. `rest` runs when none is left. */
function useTurns(rest: () => unknown) {
  const waiting = useRef(0);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting.current += 1;
    const turn = last.current.then(work).finally(() => {
      waiting.current -= 1;
      if (waiting.current === 0) void rest();
    });
    last.current = turn.catch(() => undefined);
    return turn;
  };
  return { inTurn, isBusy: () => waiting.current > 0, settled: () => last.current };
}

/** A year's plan and its changes: drawn at once, sent one after another, each with the way back by ⌘Z. */
export function usePlan(year: number, version: string | undefined) {
  const client = useQueryClient();
  const query = { query: { year, ...(version === undefined ? {} : { version }) } };
  const read = useEndpoint(getPlan, query, { keepPrevious: true });
  const { queryKey } = endpointQuery(getPlan, query);
  const refresh = () => client.invalidateQueries({ queryKey: endpointKey(getPlan) });
  const { inTurn, isBusy, settled } = useTurns(refresh);
  useLiveRefresh("plan.changed", async () => {
    if (!isBusy()) await refresh();
  });
  const toast = useToast();
  const { follow } = useUndo();
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const send = async (changes: readonly CellSet[], versions?: ReadonlyMap<string, number>): Promise<ChangedRows> => {
    const plan = client.getQueryData<Plan>(queryKey);
    if (!plan?.version) return { revision: 0, rows: [] };
    const body = { rows: rowsOf(plan, changes, versions) };
    const answer = await call(setPlanCells, { params: { id: plan.version.id }, body });
    client.setQueryData<Plan>(queryKey, (now) => now && withVersions(now, answer));
    return answer;
  };
  const draw = (changes: readonly CellSet[]) => {
    void client.cancelQueries({ queryKey });
    client.setQueryData<Plan>(queryKey, (plan) => plan && withCells(plan, changes));
  };
  const refused = (error: unknown) => {
    if (isProblem(error, "plan_row_conflict")) setConflicts((error.extra.conflicts ?? []) as readonly Conflict[]);
    else toast(error instanceof Error ? error.message : String(error));
  };
  const takeBack = (rows: ChangedRows["rows"]) => {
    const changes = changesBack(rows);
    draw(changes);
    return inTurn(() => send(changes)).catch(refused);
  };
  const set = (changes: readonly CellSet[], told: string, versions?: ReadonlyMap<string, number>) => {
    draw(changes);
    const sending = inTurn(() => send(changes, versions));
    follow(sending, ({ rows }) => ({ message: told, undo: () => takeBack(rows) })).catch(refused);
  };
  /** The revision once everything that was typed has been written. */
  const revision = async () => {
    await settled();
    return client.getQueryData<Plan>(queryKey)?.version?.revision ?? 0;
  };
  return { read, refresh, set, takeBack, refused, revision, conflicts, forget: () => setConflicts([]) };
}

function rowsOf(plan: Plan, changes: readonly CellSet[], versions?: ReadonlyMap<string, number>) {
  const known = new Map(plan.nodes.map((node) => [keyOf(node), node.version]));
  return [...Map.groupBy(changes, keyOf)].map(([key, cells]) => ({
    ...{ kind: (cells[0] as CellSet).kind, id: (cells[0] as CellSet).id },
    version: versions?.get(key) ?? known.get(key) ?? 0,
    cells: cells.map(({ month, dimension, value, minor }) => ({
      ...{ month, dimension, value },
      amount: minor === null ? null : { minor, currency: plan.currency },
    })),
  }));
}

function withVersions(plan: Plan, { rows, revision }: ChangedRows): Plan {
  const now = new Map(rows.map((row) => [keyOf(row), row.version]));
  const nodes = plan.nodes.map((node) => ({ ...node, version: now.get(keyOf(node)) ?? node.version }));
  return {
    ...plan,
    nodes,
    version: plan.version && { ...plan.version, revision: Math.max(revision, plan.version.revision) },
  };
}

const changesBack = (rows: ChangedRows["rows"]): readonly CellSet[] =>
  rows.flatMap(({ kind, id, before }) =>
    before.map(({ amount, ...cell }) => ({ kind, id, ...cell, minor: amount?.minor ?? null })),
  );
