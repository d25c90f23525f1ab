import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/use-format.ts";
import { Tag } from "../marks/tag.tsx";
import classes from "./figures.module.css";

export interface ShareProps {
  readonly part: number;
  /** The denominator; a dash stands for a share of nothing. */
  readonly whole: number;
  readonly digits?: number;
  /** Ends of the interval, 0…1, told when the sample is small. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** Counts under the share instead of beside it. */
  readonly stacked?: boolean;
  /** Leaves out "мало данных" where a column of the table says it already. */
  readonly quiet?: boolean;
}

/** Below this a share is marked as too few to tell. */
export const smallSample = 30;

/** "32 % · 9 из 28": a share never stands without its counts. */
export function Share({ part, whole, digits = 0, interval, stacked = false, quiet = false }: ShareProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  if (whole === 0) {
    return (
      <span className="t3" title={t("share.noDenominator")}>
        —<span className={classes.spoken}>{t("share.noDenominator")}</span>
      </span>
    );
  }
  const counts = t("share.counts", { part: format.number(part), whole: format.number(whole) });
  return (
    <span className={classes.share} data-stacked={stacked || undefined}>
      <b>{format.share(part / whole, digits)}</b>
      {!stacked && <span className="t3"> · </span>}
      <span className="t2">{counts}</span>
      {whole < smallSample && !quiet && <Tag tone="line">{fewData()}</Tag>}
    </span>
  );

  function fewData() {
    if (interval === undefined) return t("share.fewData");
    return t("share.fewDataInterval", { low: format.number(interval.low * 100), high: format.share(interval.high) });
  }
}
