import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { minorDigits } from "../../../kernel/money.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Plan } from "../../contract.ts";
import type { GridRow } from "./grid-model.ts";
import classes from "./plan.module.css";
import { type GridProps, RowName, SplitAgain, useRowName } from "./plan-grid.tsx";

/** On a phone one month at a time, each sum to be typed into. */
export function PhoneMonth({
  plan,
  rows,
  months,
  write,
  look,
  turn,
  splitAgain,
}: Pick<GridProps, "plan" | "rows" | "months" | "write" | "look" | "turn" | "splitAgain">) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const [month, setMonth] = useState(Number(today.slice(0, 4)) === plan.year ? Number(today.slice(5, 7)) : 1);
  const step = (by: number) => setMonth(((month - 1 + by + 12) % 12) + 1);
  return (
    <>
      <div className={classes.monthBar}>
        <ActionIcon size="lg" aria-label={t("plans.web.previousMonth")} onClick={() => step(-1)}>
          <IconChevronLeft size={18} stroke={1.5} />
        </ActionIcon>
        {format.monthNamed(`${plan.year}-${String(month).padStart(2, "0")}-01`)}
        <ActionIcon size="lg" aria-label={t("plans.web.nextMonth")} onClick={() => step(1)}>
          <IconChevronRight size={18} stroke={1.5} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which a keyboard must be able to do */}
      <ul className={classes.phone} tabIndex={0}>
        {rows.map((row) => (
          <Line
            key={`${row.key} ${month}`}
            {...{ plan, row, month, write, look, turn, splitAgain }}
            isOpen={months.includes(month)}
          />
        ))}
      </ul>
    </>
  );
}

interface LineProps {
  readonly plan: Plan;
  readonly row: GridRow;
  readonly month: number;
  readonly isOpen: boolean;
  readonly write: GridProps["write"];
  readonly look: GridProps["look"];
  readonly turn: GridProps["turn"];
  readonly splitAgain: GridProps["splitAgain"];
}

function Line({ plan, row, month, isOpen, write, look, turn, splitAgain }: LineProps) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const name = useRowName()(row);
  const minor = row.minors[month - 1] ?? null;
  const fact = row.facts[month - 1] ?? null;
  const plain = (value: number) => format.moneyPlain({ minor: value, currency: plan.currency });
  const shown = minor === null ? "" : String(minor / 10 ** minorDigits(plan.currency));
  const [text, setText] = useState<string | null>(null);
  const commit = () => {
    if (text !== null && text !== shown) write([{ row, month, text }]);
    setText(null);
  };
  return (
    <li data-kind={row.dimension === "total" ? row.node.kind : "split"}>
      <RowName row={row} turn={turn} step={12} />
      {isOpen && row.mayEdit && !row.isRest ? (
        <input
          aria-label={name}
          inputMode="decimal"
          value={text ?? (minor === null ? "" : plain(minor))}
          placeholder={t("plans.web.noPlan")}
          onFocus={() => setText(shown)}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      ) : (
        <output>{minor === null ? "—" : plain(minor)}</output>
      )}
      {fact !== null && (minor !== null || fact !== 0) && (
        <button type="button" className={classes.fact} onClick={() => look({ row, months: [month] })}>
          {t("plans.web.fact", { sum: plain(Math.round(fact / 100) * 100) })}
        </button>
      )}
      <SplitAgain row={row} splitAgain={splitAgain} step={12} />
    </li>
  );
}
