import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import type { CallQuality } from "../contract.ts";
import classes from "./calls.module.css";

/** What is said at once: the most frequent mistake, what of the week's plan is left, three figures. */
export function Heading({ quality, mayReview }: { quality: CallQuality; mayReview: boolean }) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  const { total, people, reviewsPerWeek } = quality;
  const calls = people.reduce((sum, one) => sum + one.calls, 0);
  const unanswered = people.reduce((sum, one) => sum + one.unanswered, 0);
  const missing = people.reduce((sum, one) => sum + Math.max(0, reviewsPerWeek - one.thisWeek), 0);
  const [worst] = total.mistakes;
  const message =
    total.reviews === 0
      ? t("web.message.none")
      : worst === undefined
        ? t("web.message.fine", { count: total.reviews })
        : t("web.message.mistake", { name: worst.name, count: worst.count, reviews: total.reviews });
  return (
    <Panel>
      <div className={classes.heading}>
        <div className="grow">
          <h2 className="msg">{message}</h2>
          {mayReview && people.length > 0 && (
            <p className="t2">{missing === 0 ? t("web.message.done") : t("web.message.missing", { count: missing })}</p>
          )}
        </div>
        <dl className={classes.figures}>
          <div>
            <dt>{t("web.figures.reviews")}</dt>
            <dd>
              {format.number(total.reviews)}{" "}
              <span className="t2">{t("web.figures.of", { calls: format.number(calls) })}</span>
            </dd>
          </div>
          <div>
            <dt>{t("web.figures.score")}</dt>
            <dd>{total.score === null ? "—" : format.share(total.score)}</dd>
          </div>
          <div>
            <dt>{t("web.figures.unanswered")}</dt>
            <dd>{format.number(unanswered)}</dd>
          </div>
        </dl>
      </div>
    </Panel>
  );
}
