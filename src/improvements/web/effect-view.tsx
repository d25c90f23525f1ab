import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { Effect, Improvement } from "../contract.ts";
import classes from "./improvements.module.css";
import { useTold } from "./use-told.ts";

const tones: Readonly<Record<Effect["verdict"], TagTone>> = {
  better: "good",
  worse: "bad",
  chance: "line",
  fewData: "line",
};

/** Both sides with their counts, the difference with its interval, the same in money, and honestly what may be said. */
export function EffectView({ effect, measure }: { effect: Effect; measure: Improvement["measure"] }) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const { value } = useTold();
  const deals = (count: number) => t("web.effect.deals", { count, n: format.number(count) });
  const range = (low: string, high: string) => t("web.effect.range", { low, high });
  const { interval, money, moneyInterval } = effect;
  return (
    <>
      <Tag tone={tones[effect.verdict]}>{t(`web.effect.verdict.${effect.verdict}`)}</Tag>
      <dl className={classes.effect}>
        <dt>{t("web.effect.test")}</dt>
        <dd>
          <b>{value(measure, effect.test.value)}</b> <span className="t3">{deals(effect.test.deals)}</span>
        </dd>
        <dt>{t("web.effect.base")}</dt>
        <dd>
          <b>{value(measure, effect.base.value)}</b> <span className="t3">{deals(effect.base.deals)}</span>
        </dd>
        <dt>{t("web.effect.difference")}</dt>
        <dd>
          <b>{value(measure, effect.difference, true)}</b>{" "}
          <span className="t3">
            {interval !== null && range(value(measure, interval[0], true), value(measure, interval[1], true))}
          </span>
        </dd>
        <dt>{t("web.effect.money")}</dt>
        <dd>
          <b>{money === null ? "—" : format.moneyCompact(money)}</b>{" "}
          <span className="t3">
            {moneyInterval !== null &&
              range(format.moneyCompact(moneyInterval[0]), format.moneyCompact(moneyInterval[1]))}
          </span>
        </dd>
      </dl>
    </>
  );
}
