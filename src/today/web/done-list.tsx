import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AdvanceTag, useReason } from "../../norms/web/index.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import type { TodayDone } from "../contract.ts";
import classes from "./today.module.css";

/** What was done today, the last first: with or without an advance, and why (ACT-3). */
export function DoneList({ done }: { done: readonly TodayDone[] }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const reasonOf = useReason();
  return (
    <section className={`${classes.group} ${classes.done}`}>
      <h2>
        {t("web.done")} <span>{done.length}</span>
      </h2>
      {done.length === 0 && <p className="t2 sm">{t("web.doneNone")}</p>}
      <ul>
        {done.map((one) => (
          <li key={one.id} className={classes.item}>
            <span className={classes.time}>{format.time(Date.parse(one.at))}</span>
            <span className={classes.kind}>
              <IconCheck size={16} stroke={1.5} aria-hidden />
            </span>
            <div className={classes.body}>
              <div className={classes.line}>
                {one.deal === null ? one.subject : <AppLink to={`/deals/${one.deal.id}`}>{one.subject}</AppLink>}
                <span className="t3">{[one.company, one.result].filter(Boolean).map((part) => ` · ${part}`)}</span>
              </div>
              {one.judgement.reason !== "not_a_contact" && (
                <div className={`t3 sm ${classes.line}`}>{reasonOf(one.judgement)}</div>
              )}
            </div>
            <AdvanceTag judged={one.judgement} />
          </li>
        ))}
      </ul>
    </section>
  );
}
