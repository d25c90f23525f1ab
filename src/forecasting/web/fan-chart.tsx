import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { addDays, weekday } from "../../kernel/zoned-time.ts";
import { scaleOf } from "../../ui/charts/scale.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { ForecastAnswer } from "../contract.ts";
import { type FanLines, fanLines, type Spot } from "./fan-lines.ts";
import classes from "./forecasting.module.css";
import { labelPlaces } from "./label-places.ts";

const height = 258;
const top = 22;
const floor = 232;
const left = 38;
const right = 118;

/** What came up to now, and the fan to the period's end; the plan is a notch at the end and a dashed way to it. */
export function FanChart({ answer }: { answer: ForecastAnswer }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const { ref, width } = useElementSize();
  const label = t("web.chart.label", {
    sum: format.moneyCompact(answer.expected),
    low: format.moneyCompact(answer.low),
    high: format.moneyCompact(answer.high),
    fact: format.moneyCompact(answer.fact),
  });
  return (
    <div ref={ref} className={classes.fan}>
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
          <Drawing answer={answer} width={width} />
        </svg>
      )}
    </div>
  );
}

interface Plot {
  readonly answer: ForecastAnswer;
  readonly lines: FanLines;
  readonly end: number;
  readonly x: (day: number) => number;
  readonly y: (minor: number) => number;
  /** A sum in the unit of the axis. */
  readonly short: (sum: { readonly minor: number }) => string;
}

function Drawing({ answer, width }: { answer: ForecastAnswer; width: number }) {
  const format = useFormat();
  const lines = fanLines(answer, format.dayOf(Date.now()));
  const greatest = Math.max(answer.high.minor, answer.plan?.minor ?? 0, answer.fact.minor, 1);
  const { unit, digits } = unitOf(greatest);
  const scale = scaleOf(greatest / unit);
  const end = Math.max(left + 60, width - right);
  const plot: Plot = {
    answer,
    lines,
    end,
    x: (day) => left + (day / lines.days) * (end - left),
    y: (minor) => floor - (scale.at(minor / unit) / 100) * (floor - top),
    short: (sum) => format.number(sum.minor / unit, digits),
  };
  const { x, y } = plot;
  const path = (spots: readonly Spot[]) =>
    spots
      .map(({ day, minor }, index) => `${index === 0 ? "M" : "L"}${x(day).toFixed(1)} ${y(minor).toFixed(1)}`)
      .join("");
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${y(tick * unit)}H${end}`} stroke="var(--grid)" />
          <text className={classes.axis} x={left - 8} y={y(tick * unit) + 4} textAnchor="end">
            {format.number(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </g>
      ))}
      <Days answer={answer} days={lines.days} x={x} />
      {answer.plan !== null && (
        <path d={`M${x(0)} ${y(0)}L${x(lines.days)} ${y(answer.plan.minor)}`} className={classes.way} />
      )}
      {lines.fan.length > 0 && <path d={`${path(lines.fan)}Z`} fill="var(--data-3)" />}
      <path d={path(lines.expected)} className={classes.expected} />
      <path d={path(lines.fact)} className={classes.fact} />
      <Present {...plot} />
      <Ends {...plot} />
    </>
  );
}

function Present({ answer, lines, x, y, short }: Plot) {
  const { t } = useTranslation("forecasting");
  const present = lines.fact.at(-1);
  if (present === undefined || lines.expected.length === 0) return null;
  const isEarly = present.day < lines.days / 3;
  const [at, over] = [x(present.day), y(present.minor)];
  return (
    <>
      <circle cx={at} cy={over} r={4} className={classes.now} />
      <text className={classes.value} x={at + (isEarly ? 8 : -8)} y={over - 8} textAnchor={isEarly ? "start" : "end"}>
        {t("web.chart.today", { sum: short(answer.fact) })}
      </text>
    </>
  );
}

/** Plan, expectation and interval, at the right of the period's end. */
function Ends({ answer, lines, end, y, short }: Plot) {
  const { t } = useTranslation("forecasting");
  const { plan, expected, low, high } = answer;
  const [planAt, expectedAt] = labelPlaces(plan === null ? null : y(plan.minor), y(expected.minor));
  return (
    <>
      {plan !== null && planAt !== null && (
        <>
          <rect x={end - 1} y={y(plan.minor) - 1} width={12} height={2} fill="var(--text)" />
          <text className={classes.value} x={end + 16} y={planAt}>
            {t("web.chart.plan", { sum: short(plan) })}
          </text>
        </>
      )}
      <text className={classes.result} x={end + 16} y={expectedAt}>
        {short(expected)}
      </text>
      {lines.fan.length > 0 && (
        <text className={classes.axis} x={end + 16} y={expectedAt + 14}>
          {t("web.chart.interval", { low: short(low), high: short(high) })}
        </text>
      )}
    </>
  );
}

interface DaysProps {
  readonly answer: ForecastAnswer;
  readonly days: number;
  readonly x: (day: number) => number;
}

/** Mondays, and the last day with its month. */
function Days({ answer, days, x }: DaysProps) {
  const format = useFormat();
  const all = Array.from({ length: days }, (_, index) => ({ day: index + 1, on: addDays(answer.from, index) }));
  const last = all.at(-1);
  const mondays = all.filter(({ day, on }) => weekday(on) === 1 && days - day > 4 && days <= 31);
  return (
    <>
      {mondays.map(({ day, on }) => (
        <text key={on} className={classes.axis} x={x(day)} y={height - 8} textAnchor="middle">
          {Number(on.slice(8))}
        </text>
      ))}
      {last !== undefined && (
        <text className={classes.axis} x={x(days)} y={height - 8} textAnchor="middle">
          {format.day(last.on, last.on)}
        </text>
      )}
    </>
  );
}

/** Millions, thousands, or the sum itself; a decimal where it says something. In minor units of a currency with two digits. */
function unitOf(greatest: number): { readonly unit: number; readonly digits: number } {
  if (greatest >= 100_000_000) return { unit: 100_000_000, digits: 1 };
  if (greatest >= 100_000) return { unit: 100_000, digits: 0 };
  return { unit: 100, digits: 0 };
}
