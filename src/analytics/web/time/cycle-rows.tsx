import { useTranslation } from "react-i18next";
import { Axis } from "../../../ui/charts/axis.tsx";
import { BoxWhisker } from "../../../ui/charts/box-whisker.tsx";
import { scaleOf } from "../../../ui/charts/scale.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { TimeInStageAnswer } from "../../contract.ts";
import { timeDigits } from "../../domain/time-digits.ts";
import { fewestToCompare } from "../../domain/two-shares.ts";
import { ScrollBox } from "../scroll-box.tsx";
import classes from "./times.module.css";

type Cycles = TimeInStageAnswer["cycle"];

/** How long won and lost deals took, both on one axis, in days. */
export function CycleRows({ cycle }: { cycle: Cycles }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const scale = scaleOf(Math.max(1, cycle.won.max ?? 0, cycle.lost.max ?? 0));
  const rows = [
    { key: "cycleWon", ...cycle.won },
    { key: "cycleLost", ...cycle.lost },
  ];
  return (
    <ScrollBox label={t("web.time.cycle")}>
      <div className={classes.cycles}>
        <span className={classes.unit}>{t("web.unit.days")}</span>
        <Axis scale={scale} format={(value) => format.number(value)} />
        {rows.map(({ key, n, min, median, p90, max }) => [
          <span key={key} className={classes.cycleName}>
            {t(`web.time.${key}`)}
            <span className="t3 xs">
              {t("web.time.cycleDeals", { count: n, n: format.number(n) })}{" "}
              {n > 0 && n < fewestToCompare && <Tag tone="line">{t("ui:share.fewData")}</Tag>}
            </span>
          </span>,
          min === null || median === null || p90 === null || max === null ? (
            <span key={`${key} box`} className="t3 sm">
              {t("web.time.cycleNone")}
            </span>
          ) : (
            <BoxWhisker
              key={`${key} box`}
              {...{ scale, min, median, p90, max }}
              format={(value) => format.number(value, timeDigits(value))}
            />
          ),
        ])}
      </div>
    </ScrollBox>
  );
}
