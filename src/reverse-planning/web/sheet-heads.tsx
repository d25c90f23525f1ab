import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { readSum } from "../../planning/web/index.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { readNumber, readWhole } from "./read-figures.ts";
import classes from "./sheet.module.css";
import { SheetCell } from "./sheet-cell.tsx";
import type { Sheet } from "./sheet-state.ts";

/** What stands above the table: target, what there is of it, average deal, people and their days. */
export function SheetHeads({ sheet, children }: { sheet: Sheet; children: ReactNode }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const { average, people } = sheet.measures;
  const range =
    average?.low && average.high
      ? t("web.sheet.averageHint", {
          low: format.moneyCompact(average.low),
          high: format.moneyCompact(average.high),
          count: average.deals,
        })
      : undefined;
  return (
    <div className={classes.heads}>
      <MoneyHead sheet={sheet} figure="target" placeholder={t("web.sheet.targetExample")} />
      {children}
      <MoneyHead sheet={sheet} figure="average" hint={range} />
      <MoneyHead sheet={sheet} figure="fact" />
      <MoneyHead sheet={sheet} figure="expected" hint={t("web.sheet.expectedHint")} placeholder="…" />
      <CountHead sheet={sheet} figure="people" hint={people.map(({ name }) => name).join(", ")} />
      <CountHead sheet={sheet} figure="days" />
    </div>
  );
}

interface HeadProps<Figure> {
  readonly sheet: Sheet;
  readonly figure: Figure;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
}

const moneyOf = {
  target: "targetMinor",
  average: "averageMinor",
  fact: "factMinor",
  expected: "expectedMinor",
} as const;

function MoneyHead({ sheet, figure, hint, placeholder }: HeadProps<keyof typeof moneyOf>) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const { currency } = sheet.measures;
  const sum = (minor: number) => ({ minor: Math.round(minor), currency });
  const label = t(`web.sheet.${figure}`);
  const isTyped = sheet.isTyped({ figure });
  return (
    <div className={classes.head} title={hint}>
      <span aria-hidden>{label}</span>
      <SheetCell
        label={label}
        column={figure}
        value={
          figure === "expected" && !isTyped && sheet.measures.expected === null ? null : sheet.figures[moneyOf[figure]]
        }
        measured={sheet.measured[moneyOf[figure]]}
        isTyped={isTyped}
        shown={(minor) => format.moneyCompact(sum(minor))}
        plain={(minor) => format.moneyPlain(sum(minor))}
        read={(text) => readSum(text, currency)}
        onType={(value) => sheet.type({ figure }, value)}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </div>
  );
}

const countOf = { people: "people", days: "workingDaysLeft" } as const;

function CountHead({ sheet, figure, hint }: HeadProps<keyof typeof countOf>) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const label = t(`web.sheet.${figure}`);
  const text = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <div className={classes.head} data-narrow title={hint}>
      <span aria-hidden>{label}</span>
      <SheetCell
        label={label}
        column={figure}
        value={sheet.figures[countOf[figure]]}
        measured={sheet.measured[countOf[figure]]}
        isTyped={sheet.isTyped({ figure })}
        shown={text}
        plain={text}
        read={figure === "people" ? readWhole : readNumber}
        onType={(value) => sheet.type({ figure }, value)}
      />
    </div>
  );
}
