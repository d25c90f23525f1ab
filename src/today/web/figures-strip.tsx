import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { TodayAnswer } from "../contract.ts";
import classes from "./today.module.css";

/** On a phone the figures of the day stand at the top. */
export function FiguresStrip({ day: { plan, norm, effective } }: { day: TodayAnswer }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const sum = (of: "done" | "planned") => effective.reduce((all, one) => all + one[of], 0);
  const calls = norm?.calls === "connected" ? norm.callsConnected : (norm?.callsDialled ?? 0);
  const ofNorm =
    norm === null
      ? []
      : [
          {
            key: "meetings",
            label: t("web.norm.meetings"),
            value: String(norm.meetings),
            goal: norm.goal?.meetings ?? 0,
          },
          { key: "calls", label: t("web.norm.calls"), value: String(calls), goal: norm.goal?.calls ?? 0 },
          { key: "effective", label: t("web.effective.short"), value: String(sum("done")), goal: sum("planned") },
        ];
  const share = plan?.share == null ? "—" : format.share(cutShare(plan.share, 0));
  const figures = [{ key: "plan", label: t("web.plan.short"), value: share, goal: 0 }, ...ofNorm];
  return (
    <div className={classes.strip}>
      {figures.map(({ key, label, value, goal }) => (
        <div key={key}>
          <span className="t2 sm">{label}</span>
          <b className="num" data-figure={key}>
            {value}
            {goal > 0 && <i>/{goal}</i>}
          </b>
        </div>
      ))}
    </div>
  );
}
