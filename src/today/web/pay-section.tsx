import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import type { TodayAnswer } from "../contract.ts";
import classes from "./today.module.css";

/** The pay of the month at the pace so far, and what the next threshold adds; the sum opens how it came about. */
export function PaySection({ pay, month }: { pay: NonNullable<TodayAnswer["pay"]>; month: string }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const money = (sum: typeof pay.total) => format.money({ ...sum, minor: Math.round(sum.minor / 100) * 100 });
  const { execution, rate, next } = pay;
  return (
    <section>
      <div className="row">
        <h2>{t("web.pay.title", { month: format.monthNamed(month) })}</h2>
        <AppLink to="/pay" className={`end num ${classes.figure}`}>
          {money(pay.total)}
        </AppLink>
      </div>
      {execution !== null && (
        <p className={`t2 sm ${classes.hint}`}>
          {t("web.pay.pace", { share: format.share(cutShare(execution, 0)), rate: format.share(rate, 1) })}
          {next !== null && (
            <>
              {" "}
              {t("web.pay.next", {
                from: format.share(next.from),
                rate: format.share(next.rate, 1),
                missing: money(next.missing),
                plus: money(next.plus),
              })}
            </>
          )}
        </p>
      )}
    </section>
  );
}
