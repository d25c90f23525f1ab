import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Group } from "../../../ui/layout/group.tsx";
import type { LossReasonsAnswer } from "../../contract.ts";
import type { Report } from "../use-report.ts";
import classes from "./losses.module.css";
import { type Reason, reasonLink } from "./reason-link.ts";

/** Reasons, the most frequent first, as bars to one scale with their counts, shares and sums. */
export function ReasonBars({ report, answer }: { report: Report; answer: LossReasonsAnswer }) {
  const { t } = useTranslation("analytics");
  const most = Math.max(1, ...answer.reasons.map(({ deals }) => deals));
  return (
    <div className={classes.scroller}>
      <Group className={classes.bars} label={t("web.losses.chart")}>
        {answer.reasons.map((reason) => (
          <Bar key={reason.id ?? ""} {...{ reason, report, answer, most }} />
        ))}
      </Group>
    </div>
  );
}

interface BarProps {
  readonly reason: Reason;
  readonly report: Report;
  readonly answer: LossReasonsAnswer;
  readonly most: number;
}

function Bar({ reason, report, answer, most }: BarProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const link = reasonLink(answer, report, reason);
  const deals = format.number(reason.deals);
  return (
    <div className={classes.reason}>
      <span>{reason.reason ?? t("web.losses.noReason")}</span>
      <div className={classes.track}>
        <i style={{ width: `${(reason.deals / most) * 100}%` }} />
      </div>
      <b className="num">
        <Figure {...link}>{deals}</Figure>
      </b>
      <span className="num t2">{reason.share === null ? "—" : format.share(reason.share)}</span>
      <span className="num t2">{format.moneyCompact(reason.amount)}</span>
    </div>
  );
}
