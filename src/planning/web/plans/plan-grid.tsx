import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { minorDigits } from "../../../kernel/money.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Plan } from "../../contract.ts";
import { readPair } from "../../domain/plans/line-channel.ts";
import { keyOf } from "../../domain/plans/plan-tree.ts";
import { summed, type YearColumn, yearColumns } from "../../domain/plans/year-columns.ts";
import type { GridRow } from "./grid-model.ts";
import classes from "./plan.module.css";
import type { FactsAsked } from "./plan-search.ts";
import { mayWrite, useGrid } from "./use-grid.ts";

export interface GridProps {
  readonly plan: Plan;
  readonly rows: readonly GridRow[];
  readonly months: readonly number[];
  readonly write: Parameters<typeof useGrid>[0]["write"];
  readonly writeYear: Parameters<typeof useGrid>[0]["writeYear"];
  /** Shows what is behind a fact. */
  readonly look: (asked: FactsAsked) => void;
  /** Opens or closes the channels of a line. */
  readonly turn: (row: GridRow) => void;
  /** Splits the figures of the row's node as last year; null: nothing is split. */
  readonly splitAgain: ((row: GridRow) => void) | null;
}

/** The year as a spreadsheet: rows of the tree, months with quarters, the year first. */
export function PlanGrid({ plan, rows, months, write, writeYear, look, turn, splitAgain }: GridProps) {
  const { t } = useTranslation("planning");
  const grid = useGrid({ rows, months, write, writeYear, look });
  return (
    <section className={classes.scroller} aria-label={t("plans.web.grid", { year: plan.year })}>
      <table
        ref={grid.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is edited cell by cell is a grid
        role="grid"
        className={classes.grid}
        aria-label={t("plans.web.grid", { year: plan.year })}
        onKeyDown={grid.onKeyDown}
        onPaste={grid.onPaste}
      >
        <Head months={months} />
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.key} {...{ plan, row, index, months, grid, look, turn, splitAgain }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ months }: { readonly months: readonly number[] }) {
  const { t } = useTranslation("planning");
  return (
    <thead>
      <tr>
        <th scope="col">{t("plans.web.who")}</th>
        {yearColumns.map((column) => (
          <th
            key={`${column.kind} ${column.number}`}
            scope="col"
            data-kind={column.kind}
            data-off={(months.length > 0 && column.kind === "month" && !months.includes(column.number)) || undefined}
          >
            {columnName(column, t)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function columnName({ kind, number }: YearColumn, t: (key: string) => string): string {
  if (kind === "year") return t("plans.year");
  return t(kind === "quarter" ? `plans.quarters.${number}` : `plans.months.${number}`);
}

interface RowProps {
  readonly plan: Plan;
  readonly row: GridRow;
  readonly index: number;
  readonly months: readonly number[];
  readonly grid: ReturnType<typeof useGrid>;
  readonly look: GridProps["look"];
  readonly turn: GridProps["turn"];
  readonly splitAgain: GridProps["splitAgain"];
}

/** A row's name; that of a line which has channels opens and closes them. */
export function RowName({
  row,
  turn,
  step,
}: {
  readonly row: GridRow;
  readonly turn: GridProps["turn"];
  readonly step: number;
}) {
  const name = useRowName()(row);
  // Below a line, past its chevron.
  const style = { paddingLeft: row.depth * step + (row.dimension === "line_channel" ? 18 : 0) };
  if (row.isOpened === null)
    return (
      <span className="el" style={style} title={name}>
        {name}
      </span>
    );
  const Chevron = row.isOpened ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={classes.turn}
      style={style}
      title={name}
      aria-expanded={row.isOpened}
      onClick={() => turn(row)}
    >
      <Chevron size={14} stroke={1.5} aria-hidden />
      <span className="el">{name}</span>
    </button>
  );
}

/** Below what of a node is not split: splits it as last year. */
export function SplitAgain({
  row,
  splitAgain,
  step,
}: Pick<GridProps, "splitAgain"> & { readonly row: GridRow; readonly step: number }) {
  const { t } = useTranslation("planning");
  if (splitAgain === null || !row.node.mayEdit || row.key !== `${keyOf(row.node)} rest`) return null;
  return (
    <button
      type="button"
      className={classes.again}
      style={{ paddingLeft: row.depth * step }}
      onClick={() => splitAgain(row)}
    >
      {t("plans.web.splitAgain")}
    </button>
  );
}

export function useRowName(): (row: Pick<GridRow, "node" | "isRest" | "value" | "dimension">) => string {
  const { t } = useTranslation("planning");
  return ({ node, isRest, value, dimension }) => {
    if (isRest) return t("plans.web.rest");
    if (dimension === "line_channel") return readPair(value)?.channel ?? value;
    if (dimension !== "total") return value;
    return node.kind === "company" ? t("plans.company") : node.name;
  };
}

function Row(props: RowProps) {
  const { row } = props;
  const name = useRowName()(row);
  return (
    <tr data-kind={row.dimension === "total" ? row.node.kind : "split"} data-rest={row.isRest || undefined}>
      <th scope="row">
        <RowName row={row} turn={props.turn} step={14} />
        <SplitAgain row={row} splitAgain={props.splitAgain} step={14} />
      </th>
      {yearColumns.map((column, at) => (
        <Cell key={`${column.kind} ${column.number}`} {...props} column={column} at={at} name={name} />
      ))}
    </tr>
  );
}

type CellProps = RowProps & { readonly column: YearColumn; readonly at: number; readonly name: string };

function Cell({ plan, row, index, months, grid, column, at, name, look }: CellProps) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const isActive = grid.at.row === index && grid.at.column === at;
  const isOpen = mayWrite(row, column, months);
  const of = (values: readonly (number | null)[]) => summed(column.months.map((month) => values[month - 1]));
  const [minor, fact, off] = [of(row.minors), of(row.facts), of(row.differences)];
  const plain = (value: number) => format.number(value / 10 ** minorDigits(plan.currency), value % 100 === 0 ? 0 : 2);
  const label = t("plans.web.cellName", { name, when: columnName(column, t) });
  if (isActive && grid.text !== null) return <Editor {...{ grid, label, at, index, minor, plan }} />;
  return (
    <td
      data-at={`${index} ${at}`}
      data-kind={column.kind}
      data-open={isOpen || undefined}
      data-differs={(column.kind === "month" && off !== null) || undefined}
      data-over={(row.isRest && minor !== null && minor < 0) || undefined}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => !isActive && grid.go({ row: index, column: at })}
      onDoubleClick={() => isOpen && grid.setText("")}
    >
      {minor === null ? <span className="t3">—</span> : plain(minor)}
      {row.dimension === "total" && fact !== null && (minor !== null || fact !== 0) && (
        <button
          type="button"
          tabIndex={-1}
          className={classes.fact}
          onClick={() => look({ row, months: column.months })}
        >
          {t("plans.web.fact", { sum: plain(Math.round(fact / 100) * 100) })}
        </button>
      )}
      {column.kind === "month" && off !== null && (
        <span className={classes.off}>
          ≠ {off > 0 ? "+" : ""}
          {plain(off)}
        </span>
      )}
    </td>
  );
}

interface EditorProps {
  readonly grid: ReturnType<typeof useGrid>;
  readonly label: string;
  readonly at: number;
  readonly index: number;
  readonly minor: number | null;
  readonly plan: Plan;
}

function Editor({ grid, label, at, index, minor, plan }: EditorProps) {
  const before = minor === null ? "" : String(minor / 10 ** minorDigits(plan.currency));
  return (
    <td data-at={`${index} ${at}`} data-editing>
      <input
        className={classes.editor}
        aria-label={label}
        // biome-ignore lint/a11y/noAutofocus: the cell was opened to be typed into
        autoFocus
        inputMode="decimal"
        value={grid.text === "" ? before : (grid.text ?? "")}
        onFocus={(event) => grid.text === "" && event.currentTarget.select()}
        onChange={(event) => grid.setText(event.currentTarget.value === "" ? " " : event.currentTarget.value)}
        onBlur={() => grid.text !== null && grid.text !== "" && grid.commit(0, 0)}
      />
    </td>
  );
}
