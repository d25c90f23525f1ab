import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { TimeMapAnswer } from "../../contract.ts";
import { timeDigits } from "../../domain/time-digits.ts";
import classes from "./time-map.module.css";

/** Before → after: the median and nine of ten of the whole deal in days, and the money per day. */
export function WhatIfResults({ whatIf }: { whatIf: TimeMapAnswer["whatIf"] }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  if (whatIf === undefined) return <p className={`t3 sm ${classes.results}`}>{t("web.whatIf.empty")}</p>;
  const { before, after } = whatIf;
  const days = (value: number | null) => (value === null ? "—" : format.number(value, timeDigits(value)));
  const long = (value: number | null) => (value === null ? "—" : format.days(value, "short", timeDigits(value)));
  const money = (sum: typeof before.velocity) => (sum === null ? "—" : format.moneyCompact(sum));
  return (
    <table className={classes.results} aria-live="polite">
      <tbody>
        <Line name={t("web.whatIf.median")} before={days(before.median)} after={long(after.median)} />
        <Line name={t("web.whatIf.p90")} before={days(before.p90)} after={long(after.p90)} />
        <Line
          name={t("web.whatIf.velocity")}
          before={money(before.velocity)}
          after={after.velocity === null ? "—" : t("web.unit.perDay", { sum: money(after.velocity) })}
        />
      </tbody>
    </table>
  );
}

function Line({ name, before, after }: { name: ReactNode; before: string; after: string }) {
  return (
    <tr>
      <th scope="row" className="t2">
        {name}
      </th>
      <td>
        <span className="t3">{before}</span> → <b>{after}</b>
      </td>
    </tr>
  );
}
