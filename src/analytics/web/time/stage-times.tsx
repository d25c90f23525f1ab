import { useTranslation } from "react-i18next";
import { Axis, Grid } from "../../../ui/charts/axis.tsx";
import { BoxWhisker } from "../../../ui/charts/box-whisker.tsx";
import { type Scale, scaleOf } from "../../../ui/charts/scale.ts";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Group } from "../../../ui/layout/group.tsx";
import { WideTarget } from "../../../ui/layout/wide-target.tsx";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import { timeDigits } from "../../domain/time-digits.ts";
import type { StageTime } from "./stage-time.ts";
import classes from "./times.module.css";
import type { TimeUnit } from "./use-times.ts";

interface StageTimesProps {
  readonly rows: readonly StageTime[];
  readonly unit: TimeUnit;
  /** The row that the title speaks of, in rust. */
  readonly worst: string | null;
  /** Where a stage can be opened: the one that is, and what a click or Enter on its row does. */
  readonly opened?: string | null;
  readonly onOpen?: (stageId: string) => void;
}

/** Time by stage: notch target, bar to the median, band to 90 %, whisker to the maximum; at the right how often it is missed. */
export function StageTimes({ rows, unit, worst, opened = null, onOpen }: StageTimesProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const scale = scaleOf(Math.max(1, ...rows.map(({ times }) => times.max ?? 0)));
  return (
    <>
      <TimesLegend />
      <div className={classes.scroller}>
        <Group className={classes.chart} label={t("web.time.chart")}>
          <div className={classes.row}>
            <span className={classes.unit}>{t(`web.unit.${unit}`)}</span>
            <Axis scale={scale} format={(value) => format.number(value)} />
            <span className={classes.overHead}>{t("web.time.overHead")}</span>
          </div>
          {rows.map((row) => (
            <Row
              key={row.id}
              {...{ row, scale, unit }}
              of={rows.length}
              isWorst={row.id === worst}
              isOpened={row.id === opened}
              onOpen={onOpen}
            />
          ))}
        </Group>
      </div>
    </>
  );
}

interface RowProps {
  readonly row: StageTime;
  readonly scale: Scale;
  readonly unit: TimeUnit;
  readonly of: number;
  readonly isWorst: boolean;
  readonly isOpened: boolean;
  readonly onOpen: ((stageId: string) => void) | undefined;
}

function Row({ row, scale, of, isWorst, isOpened, onOpen }: RowProps) {
  const { t } = useTranslation("analytics");
  const { min, median, p90, max } = row.times;
  return (
    <WideTarget
      className={classes.row}
      data-worst={isWorst || undefined}
      data-opens={onOpen !== undefined || undefined}
      onClick={onOpen && (() => onOpen(row.id))}
    >
      <span className={classes.name}>
        <StageMark n={row.n} of={of} isKey={row.isKey} />
        <span>
          {onOpen === undefined ? (
            <span className={isWorst ? classes.strong : undefined}>{row.name}</span>
          ) : (
            <button
              type="button"
              className={classes.opener}
              data-strong={isWorst || undefined}
              aria-expanded={isOpened}
            >
              {row.name}
            </button>
          )}
          <span className="t3 xs">{row.note}</span>
        </span>
      </span>
      {min === null || median === null || max === null ? (
        <span className={`t3 sm ${classes.few}`}>{t("web.time.few")}</span>
      ) : (
        <div className={classes.lane}>
          <Grid scale={scale} />
          <Box scale={scale} min={min} median={median} p90={p90 ?? max} max={max} target={row.notch} />
        </div>
      )}
      <span className={classes.over} data-worst={isWorst || undefined}>
        {row.over === null ? <span className="t3">—</span> : <Share part={row.over} whole={row.visits} stacked quiet />}
      </span>
    </WideTarget>
  );
}

interface BoxProps {
  readonly scale: Scale;
  readonly min: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
  readonly target: number | null;
}

function Box(props: BoxProps) {
  const format = useFormat();
  return <BoxWhisker {...props} format={(value) => format.number(value, timeDigits(value))} />;
}

function TimesLegend() {
  const { t } = useTranslation("analytics");
  return (
    <ul className={classes.legend}>
      <li>
        <i className={classes.keyBox} aria-hidden />
        {t("web.time.box")}
      </li>
      <li>
        <i className={classes.keyWhisker} aria-hidden />
        {t("web.time.whisker")}
      </li>
      <li>
        <i className={classes.keyNotch} aria-hidden />
        {t("web.time.notch")}
      </li>
    </ul>
  );
}
