import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useMay } from "../../../ui/session.tsx";
import { type Selection, useSelection } from "../../../ui/table/use-selection.ts";
import { DealsBulk } from "../bulk/deals-bulk.tsx";
import classes from "./list.module.css";

interface DealsHeadProps {
  readonly selection: Selection;
  readonly totals: { count: number; sums: readonly { minor: number; currency: string }[] } | undefined;
  readonly pipeline: string | undefined;
  readonly filter: Readonly<Record<string, string>>;
}

/** Over the list: its totals or, while deals are chosen, what can be done with them; and the bulk action under way. */
export function DealsHead({ selection, totals, pipeline, filter }: DealsHeadProps) {
  return (
    <DealsBulk {...{ selection, pipeline, filter }} total={totals?.count ?? selection.count}>
      <Totals totals={totals} />
    </DealsBulk>
  );
}

/** The rows that are chosen, for who may change any; null stands for a band. */
export function useChosenDeals(places: readonly (string | null)[], scope: unknown, total: number) {
  const mayEdit = useMay("deals.edit");
  const selection = useSelection(places, JSON.stringify(scope), total);
  return { selection, boxes: mayEdit ? { selection } : {} };
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
