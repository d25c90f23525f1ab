import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { ForecastAnswer } from "../contract.ts";
import classes from "./forecasting.module.css";

interface Row {
  readonly on: string;
  readonly won: number | null;
  readonly point: ForecastAnswer["fan"][number] | null;
}

/** The chart as a table: what was won each day, and the fan by the end of each day to come. */
export function ForecastTable({ answer }: { answer: ForecastAnswer }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const { currency } = answer.fact;
  const plain = (minor: number) => format.moneyPlain({ minor: Math.round(minor / 100) * 100, currency });
  const won = new Map(answer.won.map(({ on, sum }) => [on, sum.minor]));
  const fan = new Map(answer.fan.map((point) => [point.on, point]));
  const rows: Row[] = [...new Set([...won.keys(), ...fan.keys()])]
    .sort()
    .map((on) => ({ on, won: won.get(on) ?? null, point: fan.get(on) ?? null }));
  const money = (key: string, title: string, minor: (row: Row) => number | null): Column<Row> => ({
    key,
    title,
    align: "end",
    cell: (row) => {
      const value = minor(row);
      return value === null ? <span className="t3">—</span> : plain(value);
    },
  });
  const columns: Column<Row>[] = [
    { key: "on", title: t("web.table.day"), cell: ({ on }) => format.day(on, answer.from) },
    money("won", t("web.table.won"), (row) => row.won),
    money("expected", t("web.table.expected"), ({ point }) => point?.expected.minor ?? null),
    money("low", t("web.table.low"), ({ point }) => point?.low.minor ?? null),
    money("high", t("web.table.high"), ({ point }) => point?.high.minor ?? null),
  ];
  return (
    <div className={classes.table}>
      <DataTable label={t("web.table.label")} columns={columns} rows={rows} rowKey={({ on }) => on} height="300px" />
    </div>
  );
}
