import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import type { TodayAnswer } from "../contract.ts";
import classes from "./today.module.css";

/** Plan to date: the share, what is missing, and the month as a bar with the notch of today. */
export function PlanSection({ plan }: Pick<TodayAnswer, "plan">) {
  const { t } = useTranslation("today");
  const format = useFormat();
  if (plan === null)
    return (
      <section>
        <h2>{t("web.plan.title")}</h2>
        <p className="t2 sm">{t("web.plan.none")}</p>
      </section>
    );
  const money = (sum: typeof plan.fact) => format.money({ ...sum, minor: Math.round(sum.minor / 100) * 100 });
  const days = (count: number) => format.number(count, Number.isInteger(count) ? 0 : 1);
  const ahead = plan.fact.minor - plan.due.minor;
  const sums = { fact: money(plan.fact), due: money(plan.due) };
  return (
    <section>
      <div className="row">
        <h2>{t("web.plan.title")}</h2>
        <span className="end t2 sm">{t("web.plan.days", { elapsed: days(plan.elapsed), days: days(plan.days) })}</span>
      </div>
      <div className={classes.share}>
        <b className="num">{plan.share === null ? "—" : format.share(cutShare(plan.share, 0))}</b>
        <span className="sm">
          {t("web.plan.of", sums)}
          <br />
          <span className="t2">
            {ahead < 0
              ? t("web.plan.missing", { sum: money(plan.missing) })
              : t("web.plan.ahead", { sum: money({ ...plan.due, minor: ahead }) })}
          </span>
        </span>
      </div>
      <BarNotch
        value={Math.max(0, plan.fact.minor)}
        target={plan.due.minor}
        max={Math.max(plan.plan.minor, plan.fact.minor, 1)}
        over="calm"
        label={t("web.plan.of", sums)}
      />
      <div className={`t3 sm num ${classes.scale}`}>
        <span>{t("web.plan.dueMark", { sum: format.moneyCompact(plan.due) })}</span>
        <span>{format.moneyCompact(plan.plan)}</span>
      </div>
      {plan.expectedToday.minor > 0 && (
        <p className={`t2 sm ${classes.hint}`}>{t("web.plan.expected", { sum: money(plan.expectedToday) })}</p>
      )}
      {plan.today.minor > 0 && (
        <p className={`t2 sm ${classes.hint}`}>{t("web.plan.came", { sum: money(plan.today) })}</p>
      )}
    </section>
  );
}
