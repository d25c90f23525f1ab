import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { WiredReason } from "../contract.ts";

/** A reason in words: «Брянск-Тара» не заплатила 780 тыс. ₽, дату не перенесли. */
export function useReason() {
  const { t } = useTranslation("control");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return (reason: WiredReason, place: number): string => {
    const text = said(reason);
    return place === 0 ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);
  };

  function said(reason: WiredReason): string {
    switch (reason.code) {
      case "promise_missed":
        return t("web.reason.promise_missed", { from: bare(reason.from), sum: format.moneyCompact(reason.amount) });
      case "payment_moved":
        return t("web.reason.payment_moved", {
          from: bare(reason.from),
          sum: format.moneyCompact(reason.amount),
          fromOn: format.day(reason.fromOn, today),
          toOn: format.day(reason.toOn, today),
        });
      case "no_meetings":
        return t("web.reason.no_meetings", { count: reason.days });
      case "below_norm":
        return t("web.reason.below_norm", { count: reason.days });
      case "without_step":
        return t("web.reason.without_step", { count: reason.count });
      case "behind":
        return t("web.reason.behind", { sum: format.moneyCompact(reason.amount) });
      case "no_plan":
        return t("web.reason.no_plan");
    }
  }
}

/** «ООО «Ромашка»» has quotes of its own. */
const bare = (name: string) => /[«“"]([^»”"]+)[»”"]/u.exec(name)?.[1] ?? name;
