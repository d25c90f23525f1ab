import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { BulkHead } from "../../../bulk/web/index.ts";
import { endpointKey } from "../../../ui/api/use-endpoint.ts";
import { useMay } from "../../../ui/session.tsx";
import type { Selection } from "../../../ui/table/use-selection.ts";
import { countDeals, getBoard, groupDeals, listDeals } from "../../contract.ts";
import { actsInSight, type BulkAct, bulkActs } from "./bulk-act.ts";

const BulkDialog = lazy(async () => ({ default: (await import("./bulk-dialog.tsx")).BulkDialog }));
const BulkDeals = lazy(async () => ({ default: (await import("./bulk-deals.tsx")).BulkDeals }));

interface DealsBulkProps {
  readonly selection: Selection;
  readonly total: number;
  readonly pipeline: string | undefined;
  /** The list's filter, for what is not loaded. */
  readonly filter: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}

/** What can be done with the chosen deals of a list or of the board, and the bulk action under way. */
export function DealsBulk({ selection, total, pipeline, filter, children }: DealsBulkProps) {
  const client = useQueryClient();
  const refresh = () => {
    for (const read of [listDeals, countDeals, groupDeals, getBoard]) {
      void client.invalidateQueries({ queryKey: endpointKey(read) });
    }
  };
  return (
    <BulkHead
      entity="deal"
      {...{ selection, total, children }}
      acts={useActs(pipeline)}
      inSight={actsInSight}
      dialog={({ act, ...ways }) => (
        <Suspense fallback={null}>
          <BulkDialog {...ways} {...{ pipeline, selection, filter }} act={act as BulkAct} />
        </Suspense>
      )}
      left={(left) => (
        <Suspense fallback={null}>
          <BulkDeals {...left} />
        </Suspense>
      )}
      onOver={refresh}
    />
  );
}

/** What the person may; a stage is one of a pipeline, so one has to be chosen first. */
function useActs(pipeline: string | undefined): readonly BulkAct[] {
  const may = {
    assign: useMay("deals.assign"),
    move: useMay("deals.move"),
    plan: useMay("activities.edit"),
    edit: useMay("deals.edit"),
  };
  return bulkActs.filter((act) => {
    if (act === "assign" || act === "plan") return may[act];
    if (act === "move") return may.move && pipeline !== undefined;
    if (act === "lose" || act === "postpone") return may.move;
    return may.edit;
  });
}
