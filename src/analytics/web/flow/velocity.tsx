import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { FlowAnswer } from "../../contract.ts";
import { timeDigits } from "../../domain/time-digits.ts";
import { OtherCurrency } from "../other-currency.tsx";
import classes from "./flow.module.css";

/** Money per day, and on hover what it was made of. */
export function Velocity({ answer }: { answer: FlowAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const { openDeals, winRate, averageWon, otherCurrency, usualCycle } = answer.velocityFacts;
  const formula =
    winRate === null || averageWon === null || usualCycle === null
      ? t("web.flow.velocityMissing")
      : t("web.flow.velocityFormula", {
          open: format.number(openDeals),
          winRate: format.share(winRate),
          average: format.moneyCompact(averageWon),
          days: format.days(usualCycle.days, "long", timeDigits(usualCycle.days)),
        });
  const sum = answer.velocity === null ? "—" : t("web.unit.perDay", { sum: format.moneyCompact(answer.velocity) });
  return (
    <div className={classes.velocity}>
      <span className="t2">{t("web.flow.velocity")}</span>
      <Tooltip label={t("web.flow.velocityHow")} multiline w={280}>
        <button type="button" className={classes.figure}>
          {sum}
        </button>
      </Tooltip>
      <span className="t3 sm">
        {formula}
        {usualCycle !== null && `; ${t(`web.flow.cycleFrom.${usualCycle.from}`)}`}
      </span>
      <OtherCurrency deals={otherCurrency} currency={answer.velocity?.currency} of="velocity" />
    </div>
  );
}
