import { useTranslation } from "react-i18next";
import { millisecondsPerMinute } from "../../kernel/time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { TodayTask } from "../contract.ts";

/** How a thing to do is told: when, and why it stands here. */
export function useWords() {
  const { t } = useTranslation("today");
  const format = useFormat();
  const waited = (from: number) => {
    const minutes = Math.max(1, (Date.now() - from) / millisecondsPerMinute);
    return minutes < 48 * 60 ? format.duration(minutes) : format.days(Math.floor(minutes / 1440), "short", 0);
  };
  const dayOf = (at: number) => {
    const near = format.dayNear(format.dayOf(at), format.dayOf(Date.now()));
    return format.language === "ru" ? near.toLocaleLowerCase() : near;
  };
  /** In the column of times. */
  const when = ({ at, group, hasTime }: TodayTask): string => {
    if (at === null) return "";
    const moment = Date.parse(at);
    if (group === "fresh") return waited(moment);
    if (group === "chain" || group === "hygiene") return "";
    if (format.dayOf(moment) !== format.dayOf(Date.now())) return dayOf(moment);
    return hasTime ? format.time(moment) : "";
  };
  const why = (task: TodayTask): string => {
    const at = task.at === null ? Date.now() : Date.parse(task.at);
    switch (task.group) {
      case "soon":
        return t("web.why.soon", { in: format.duration((at - Date.now()) / millisecondsPerMinute) });
      case "overdue":
        return t("web.why.overdue", { since: task.hasTime ? `${dayOf(at)} ${format.time(at)}` : dayOf(at) });
      case "clock":
        return task.hasTime ? t("web.why.clock", { time: format.time(at) }) : t("web.why.day");
      case "fresh":
        return t("web.why.fresh", { in: waited(at) });
      case "chain":
        return t("web.why.chain");
      case "hygiene":
        return task.overTarget === null
          ? t("web.why.noStep")
          : t("web.why.over", {
              count: Math.round(task.overTarget * 10) / 10,
              times: format.number(task.overTarget, 1),
            });
    }
  };
  const about = ({ company, deal, contact }: TodayTask): string =>
    [contact?.name, company, deal?.name, deal?.amount ? format.money(deal.amount) : null].filter(Boolean).join(" · ");
  return { when, why, about };
}
