import { useTranslation } from "react-i18next";
import { Figure } from "../../ui/figures/figure.tsx";
import { Share } from "../../ui/figures/share.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import type { CallQuality } from "../contract.ts";
import classes from "./calls.module.css";
import type { CallsSearch } from "./search.ts";

interface BreakdownProps {
  readonly total: CallQuality["total"];
  readonly onChange: (part: Partial<CallsSearch>) => void;
}

const most = 6;

/** The weakest criteria and the most frequent mistakes; each opens the reviews behind it. */
export function Breakdown({ total, onChange }: BreakdownProps) {
  const { t } = useTranslation("call-quality");
  if (total.reviews === 0) return null;
  return (
    <div className={classes.pair}>
      <Panel title={t("web.criteria.title")} aside={<span className="t3 sm">{t("web.criteria.done")}</span>} flush>
        <ul>
          {total.criteria.slice(0, most).map(({ id, name, done, applied }) => (
            <li key={id} className={classes.line}>
              <Figure onOpen={() => onChange({ missed: id, mistake: undefined, person: undefined })}>{name}</Figure>
              <Share part={done} whole={applied} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("web.mistakes.title")} flush>
        {total.mistakes.length === 0 && <p className={`t2 ${classes.none}`}>{t("web.mistakes.none")}</p>}
        <ul>
          {total.mistakes.slice(0, most).map(({ id, name, count }) => (
            <li key={id} className={classes.line}>
              <Figure onOpen={() => onChange({ mistake: id, missed: undefined, person: undefined })}>{name}</Figure>
              <span className={classes.bar}>
                <BarNotch value={count} target={null} max={total.reviews} />
              </span>
              <Share part={count} whole={total.reviews} quiet />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
