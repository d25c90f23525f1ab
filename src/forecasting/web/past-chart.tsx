import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { scaleOf } from "../../ui/charts/scale.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { BackTestAnswer } from "../contract.ts";
import classes from "./forecasting.module.css";
import { isInside } from "./inside.ts";

type Month = BackTestAnswer["items"][number];

const height = 280;
const top = 14;
const floor = 248;
const left = 44;

/** Each month: the interval as a band, the expectation across it, the fact as a dot (a rust diamond outside), the plan as a notch. */
export function PastChart({ answer }: { answer: BackTestAnswer }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const { ref, width } = useElementSize();
  const { items } = answer;
  const greatest = Math.max(
    1,
    ...items.flatMap(({ fact, plan, interval }) => [fact.minor, plan?.minor ?? 0, interval?.high.minor ?? 0]),
  );
  const unit = greatest >= 100_000_000 ? 100_000_000 : 100_000;
  const scale = scaleOf(greatest / unit);
  const y = (minor: number) => floor - (scale.at(minor / unit) / 100) * (floor - top);
  const step = Math.max(8, (width - left) / items.length);
  const band = Math.min(26, step * 0.6);
  return (
    <div ref={ref} className={classes.fan}>
      {width > 0 && (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={t("web.test.chart")}
        >
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <path d={`M${left} ${y(tick * unit)}H${width}`} stroke="var(--grid)" />
              <text className={classes.axis} x={left - 8} y={y(tick * unit) + 4} textAnchor="end">
                {format.number(tick, Number.isInteger(tick) ? 0 : 1)}
              </text>
            </g>
          ))}
          {items.map((month, index) => (
            <g key={month.month} transform={`translate(${left + (index + 0.5) * step} 0)`}>
              <MonthMarks month={month} band={band} y={y} />
              {(step > 34 || index % 3 === 0) && (
                <text className={classes.axis} y={height - 14} textAnchor="middle">
                  {format.day(`${month.month}-01`, `${month.month}-01`).slice(-3)}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

interface MarksProps {
  readonly month: Month;
  readonly band: number;
  readonly y: (minor: number) => number;
}

function MonthMarks({ month: { interval, expected, fact, plan }, band, y }: MarksProps) {
  const at = y(fact.minor);
  const isOut = interval !== null && !isInside(fact.minor, interval);
  return (
    <>
      {interval !== null && (
        <>
          <rect
            className={classes.band}
            x={-band / 2}
            y={y(interval.high.minor)}
            width={band}
            height={Math.max(1, y(interval.low.minor) - y(interval.high.minor))}
          />
          <path d={`M${-band / 2} ${y(expected.minor)}H${band / 2}`} className={classes.point} />
        </>
      )}
      {plan !== null && (
        <rect className={classes.notch} x={-band / 2 - 3} y={y(plan.minor) - 1} width={band + 6} height={2} />
      )}
      {isOut ? (
        <rect className={classes.outside} x={-4.5} y={at - 4.5} width={9} height={9} transform={`rotate(45 0 ${at})`} />
      ) : (
        <circle className={classes.inside} cx={0} cy={at} r={4} stroke="var(--bg-raised)" strokeWidth={1.5} />
      )}
    </>
  );
}
