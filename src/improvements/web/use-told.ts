import { useTranslation } from "react-i18next";
import { addDays } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSession } from "../../ui/session.tsx";
import type { Improvement } from "../contract.ts";

/** An improvement in words: what is measured, its days, its effect. */
export function useTold() {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const { currency } = useSession().workspace;
  const today = format.dayOf(Date.now());
  const value = (measure: Improvement["measure"], figure: number | null, isSigned = false): string => {
    if (figure === null) return "—";
    const sign = isSigned && figure > 0 ? "+" : "";
    if (measure === "conversion") {
      return isSigned ? t("web.effect.points", { n: sign + format.number(figure * 100, 1) }) : format.share(figure, 1);
    }
    if (measure === "average") return sign + format.moneyCompact({ minor: Math.round(figure), currency });
    return sign + format.days(figure);
  };
  return {
    value,
    measure: ({ measure, stage }: Pick<Improvement, "measure" | "stage">) =>
      stage === null ? t(`web.measures.${measure}`) : `${t(`web.measures.${measure}`)}: ${stage.name}`,
    /** [from, to) as people say it: the last day is in it. */
    days: (from: string, to: string) => format.range(format.day(from, today), format.day(addDays(to, -1), today)),
    effect: ({ effect, expected, state }: Pick<Improvement, "effect" | "expected" | "state">) => {
      if (effect !== null) {
        if (effect.verdict === "chance" || effect.verdict === "fewData") return t(`web.effect.short.${effect.verdict}`);
        return effect.money === null ? "—" : sum(effect.money);
      }
      return expected === null || state === "dropped" ? "—" : `≈\u00a0${sum(expected)}`;
    },
  };
  function sum(money: { readonly minor: number; readonly currency: string }) {
    return (money.minor > 0 ? "+" : "") + format.moneyCompact(money);
  }
}
