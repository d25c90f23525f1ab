import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { listPayInputs } from "../contract.ts";
import { checkDarwin, type DarwinCheck } from "../domain/darwin.ts";
import { shareOf, termsFromWire } from "../domain/terms-wire.ts";
import type { TermFieldsProps } from "./draft-terms.ts";
import classes from "./pay.module.css";
import { useFigureWords } from "./use-figure-words.ts";

interface DarwinPanelProps extends Omit<TermFieldsProps, "flaws"> {
  readonly currency: string;
}

/** PAY-4: plan met pays above the market, plan missed below; with figures, and what to change. */
export function DarwinPanel({ terms, change, currency }: DarwinPanelProps) {
  const { t } = useTranslation("pay");
  const usual = useUsualPlan();
  const [typed, setPlan] = useState<Money | null | undefined>(undefined);
  const plan = typed === undefined ? { minor: usual, currency } : typed;
  const market = terms.market;
  const check =
    market === null || plan === null || plan.minor <= 0 || market.amount.minor <= 0
      ? null
      : checkDarwin(termsFromWire(terms), plan.minor, market.amount.minor);
  return (
    <Panel title={check === null ? t("web.darwin.title") : <Verdict check={check} />}>
      <div className={classes.stack}>
        <div className={classes.fields}>
          <MoneyField
            label={t("web.darwin.market")}
            currency={currency}
            value={market?.amount ?? null}
            onChange={(amount) => change({ market: amount === null ? null : { amount, source: market?.source ?? "" } })}
          />
          <TextInput
            label={t("web.darwin.source")}
            value={market?.source ?? ""}
            disabled={market === null}
            onChange={(event) =>
              market !== null && change({ market: { ...market, source: event.currentTarget.value } })
            }
          />
          <MoneyField label={t("web.darwin.plan")} currency={currency} value={plan} onChange={setPlan} />
        </div>
        {check === null || market === null ? (
          <p className="t2">{t("web.darwin.hint")}</p>
        ) : (
          <Result check={check} market={market.amount} declared={terms.parts} />
        )}
      </div>
    </Panel>
  );
}

/** The mean plan of last month of those who have one, in thousands. */
function useUsualPlan(): number {
  const month = addMonths(`${useFormat().dayOf(Date.now()).slice(0, 7)}-01`, -1).slice(0, 7);
  const { data } = useEndpoint(listPayInputs, { query: { month } });
  const plans = (data?.items ?? []).flatMap(({ plan }) => (plan === null || plan.minor <= 0 ? [] : [plan.minor]));
  const thousand = 100_000;
  if (plans.length === 0) return 3_000 * thousand;
  return Math.round(plans.reduce((sum, one) => sum + one, 0) / plans.length / thousand) * thousand;
}

function Verdict({ check }: { readonly check: DarwinCheck }) {
  const { t } = useTranslation("pay");
  const { isMetAbove, isMissedBelow } = check;
  if (isMetAbove && isMissedBelow) return <span className="good">{t("web.darwin.kept")}</span>;
  if (!isMetAbove && !isMissedBelow) return <span className="bad">{t("web.darwin.neither")}</span>;
  return <span className="bad">{t(isMetAbove ? "web.darwin.missedAbove" : "web.darwin.metBelow")}</span>;
}

interface ResultProps {
  readonly check: DarwinCheck;
  readonly market: Money;
  readonly declared: { readonly fixed: number; readonly soft: number; readonly bonus: number };
}

function Result({ check, market, declared }: ResultProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const words = useFigureWords();
  const money = (minor: number) => ({ minor, currency: market.currency });
  const plain = { interpolation: { escapeValue: false } };
  const split = ({ fixed, soft, bonus }: ResultProps["declared"]) => `${fixed} : ${soft} : ${bonus}`;
  return (
    <>
      <Group label={t("web.darwin.title")} className={classes.scroll} tabIndex={0}>
        <table className={classes.grid}>
          <thead>
            <tr>
              {(["execution", "fixed", "soft", "bonus", "total", "market"] as const).map((key) => (
                <th key={key} scope="col" data-num={key === "execution" ? undefined : true}>
                  {t(`web.darwin.head.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.at.map((one) => (
              <tr key={one.execution}>
                <th scope="row">{words.share(shareOf(one.execution))}</th>
                {[one.fixedMinor, one.softMinor, one.bonusMinor, one.totalMinor].map((minor, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                  <td key={index} data-num>
                    <MoneyText sum={money(minor)} />
                  </td>
                ))}
                <td data-num>
                  {format.signed(Math.round((one.totalMinor / market.minor - 1) * 100), 0)}
                  {"\u00a0%"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Group>
      {check.raiseMinor > 0 && <p>{t("web.darwin.raise", { sum: format.money(money(check.raiseMinor)), ...plain })}</p>}
      {check.lowerMinor > 0 && <p>{t("web.darwin.lower", { sum: format.money(money(check.lowerMinor)), ...plain })}</p>}
      <p className="t2">
        {t("web.darwin.split", { truly: split(check.split), declared: split(declared), ...plain })}{" "}
        {check.fittingRate !== null &&
          split(check.split) !== split(declared) &&
          t("web.darwin.fitting", { rate: words.share(shareOf(check.fittingRate)), ...plain })}
      </p>
    </>
  );
}
