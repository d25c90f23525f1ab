import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useMay } from "../../../ui/session.tsx";
import { type Selection, useSelection } from "../../../ui/table/use-selection.ts";
import { listBulks } from "../../contract.ts";
import classes from "./list.module.css";

const BulkBar = lazy(async () => ({ default: (await import("../bulk/bulk-bar.tsx")).BulkBar }));
const BulkStrip = lazy(async () => ({ default: (await import("../bulk/bulk-strip.tsx")).BulkStrip }));

interface DealsHeadProps {
  readonly selection: Selection;
  readonly totals: { count: number; sums: readonly { minor: number; currency: string }[] } | undefined;
  readonly pipeline: string | undefined;
  readonly filter: Readonly<Record<string, string>>;
}

/** Over the list: its totals or, while deals are chosen, what can be done with them; and the bulk action under way. */
export function DealsHead({ selection, totals, pipeline, filter }: DealsHeadProps) {
  const [bulk, setBulk] = useBulkUnderWay();
  const total = totals?.count ?? selection.count;
  return (
    <div>
      <Suspense fallback={null}>
        {bulk !== null && <BulkStrip key={bulk} id={bulk} onClose={() => setBulk(null)} />}
        {selection.count > 0 && (
          <BulkBar {...{ selection, total, pipeline, filter }} onStarted={({ id }) => setBulk(id)} />
        )}
      </Suspense>
      {selection.count === 0 && <Totals totals={totals} />}
    </div>
  );
}

/** The rows that are chosen, for who may change any. */
export function useChosenDeals(rows: readonly { readonly id: string }[], scope: unknown, total: number) {
  const mayEdit = useMay("deals.edit");
  const ids = rows.map(({ id }) => id);
  const selection = useSelection(ids, JSON.stringify(scope), total);
  return { selection, boxes: mayEdit ? { selection } : {} };
}

/** The bulk action that is shown: the one just begun, or one that a reload has left under way. */
function useBulkUnderWay() {
  const [shown, setShown] = useState<string | null>(null);
  const mine = useEndpoint(listBulks, {}).data?.items;
  const left = mine?.find(({ state }) => state === "waiting" || state === "running" || state === "undoing")?.id;
  useEffect(() => {
    if (left !== undefined) setShown((now) => now ?? left);
  }, [left]);
  return [shown, setShown] as const;
}

/** The count equals the figure that led here. */
function Totals({ totals }: Pick<DealsHeadProps, "totals">) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  return (
    <p className={classes.totals} role="status">
      {totals !== undefined && (
        <>
          <b>{format.number(totals.count)}</b> {t("web.board.deals", { count: totals.count })}
          {totals.sums.map((sum) => (
            <span key={sum.currency}>
              {" · "}
              <b>{format.moneyCompact(sum)}</b>
            </span>
          ))}
        </>
      )}
    </p>
  );
}
