import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import type { PaySlip } from "../contract.ts";
import classes from "./pay.module.css";
import { useFigureWords } from "./use-figure-words.ts";

/** The truth in ten seconds: what the month pays, at which pace, and what the next threshold adds. */
export function SlipHead({ slip }: { readonly slip: PaySlip }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const total = slip.pace?.total ?? slip.total;
  return (
    <div className={classes.head}>
      <span className={classes.total}>
        <MoneyText sum={total} />
      </span>
      <PaceWords slip={slip} />
      {slip.plan !== null && slip.plan.minor > 0 && (
        <BarNotch
          value={Math.max(0, slip.fact.minor)}
          target={slip.plan.minor}
          max={Math.max(slip.plan.minor * 1.3, slip.fact.minor)}
          over="calm"
          label={t("web.slip.bar", { share: format.share(cutShare(slip.execution ?? 0, 0)) })}
        />
      )}
      <Figures slip={slip} />
    </div>
  );
}

function PaceWords({ slip }: { readonly slip: PaySlip }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const words = useFigureWords();
  const { pace } = slip;
  const plain = { interpolation: { escapeValue: false } };
  if (pace === null)
    return <p className="t2">{t(slip.closedAt === null ? "web.slip.soFar" : "web.slip.closed", { ...plain })}</p>;
  if (pace.execution === null) return <p className="t2">{t("web.slip.noPlan")}</p>;
  const told = t("web.slip.pace", {
    execution: format.share(cutShare(pace.execution, 0)),
    rate: words.share(pace.rate),
    ...plain,
  });
  if (pace.next === null) return <p className="t2">{told}</p>;
  const { from, rate, plus, missing } = pace.next;
  const next = {
    from: words.share(from),
    rate: words.share(rate),
    plus: words.money(plus),
    missing: words.money(missing),
  };
  return (
    <p className="t2">
      {told} {t("web.slip.next", { ...next, ...plain })}
    </p>
  );
}

function Figures({ slip }: { readonly slip: PaySlip }) {
  const { t } = useTranslation("pay");
  const { parts } = slip;
  return (
    <div className={classes.pairs}>
      {(
        [
          ["plan", slip.plan],
          ["fact", slip.fact],
          ["fixed", parts.fixed],
          ["soft", parts.soft],
          ["bonus", parts.bonus],
          ["other", parts.other],
        ] as const
      )
        .filter(([key, sum]) => key !== "other" || sum?.minor !== 0)
        .map(([key, sum]) => (
          <div key={key}>
            <span className="t2 sm">{t(`web.parts.${key}`)}</span>
            <MoneyText sum={sum} />
          </div>
        ))}
    </div>
  );
}
