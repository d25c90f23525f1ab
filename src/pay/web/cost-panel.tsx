import { Slider } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import type { listPayInputs, PayScheme } from "../contract.ts";
import { payAt } from "../domain/darwin.ts";
import { termsFromWire } from "../domain/terms-wire.ts";
import classes from "./pay.module.css";

interface CostPanelProps {
  readonly inputs: AnswerOf<typeof listPayInputs>["items"];
  readonly schemes: readonly PayScheme[];
}

/** Cost of pay when everybody meets the plan by so much, in money and as a share of the turnover; at 60 … 140 %. */
export function CostPanel({ inputs, schemes }: CostPanelProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const [percent, setPercent] = useState(100);
  const people = inputs.flatMap((input) => {
    const version = schemes.find(({ id }) => id === input.schemeId)?.versions.at(-1);
    return version === undefined ? [] : [{ input, terms: termsFromWire(version.terms) }];
  });
  // A department's money is counted with those who bring it.
  const own = people.filter(({ terms }) => terms.scope === "own");
  const currency = inputs[0]?.fact.currency ?? "RUB";
  const costAt = (share: number) => people.reduce((sum, { input, terms }) => sum + costOf(terms, input, share), 0);
  const turnover = (share: number) =>
    Math.round(own.reduce((sum, { input }) => sum + ((input.plan?.minor ?? 0) * share) / 100, 0));
  const money = (minor: number) => <MoneyText sum={{ minor, currency }} />;
  const ofTurnover = (share: number) => (turnover(share) <= 0 ? "—" : format.share(costAt(share) / turnover(share), 2));
  const said = { cost: format.money({ minor: costAt(percent), currency }), share: ofTurnover(percent) };
  return (
    <Panel
      isMessage
      title={t("web.cost.title", {
        ...said,
        execution: format.share(percent / 100),
        interpolation: { escapeValue: false },
      })}
    >
      <div className={classes.stack}>
        <div className={classes.slider}>
          <Slider
            value={percent}
            onChange={setPercent}
            min={60}
            max={140}
            step={1}
            thumbLabel={t("web.cost.slider")}
            label={(value) => `${value}\u00a0%`}
            marks={[60, 80, 100, 120, 140].map((value) => ({ value, label: `${value}\u00a0%` }))}
          />
        </div>
        <Group label={t("web.cost.share")} className={classes.scroll} tabIndex={0}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">{t("web.parts.execution")}</th>
                {steps.map((value) => (
                  <th key={value} scope="col" data-num>
                    {value}
                    {"\u00a0%"}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t("web.cost.turnover")}</th>
                {steps.map((value) => (
                  <td key={value} data-num>
                    {money(turnover(value))}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t("web.cost.pay")}</th>
                {steps.map((value) => (
                  <td key={value} data-num>
                    {money(costAt(value))}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t("web.cost.share")}</th>
                {steps.map((value) => (
                  <td key={value} data-num>
                    {ofTurnover(value)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </Group>
        <People people={people} percent={percent} currency={currency} />
      </div>
    </Panel>
  );
}

const steps = [60, 70, 80, 90, 100, 110, 120, 130, 140];

type Terms = ReturnType<typeof termsFromWire>;
type Input = CostPanelProps["inputs"][number];

/** Without a plan there is no bonus, whatever the percentage. */
function costOf(terms: Terms, { plan }: Input, percent: number): number {
  const pay = payAt(terms, plan?.minor ?? 0, percent * 100);
  return plan === null || plan.minor <= 0 ? pay.fixedMinor + pay.softMinor : pay.totalMinor;
}

interface PeopleProps {
  readonly people: readonly { readonly input: Input; readonly terms: Terms }[];
  readonly percent: number;
  readonly currency: string;
}

function People({ people, percent, currency }: PeopleProps) {
  const { t } = useTranslation("pay");
  return (
    <Group label={t("web.cost.pay")} className={classes.scroll} tabIndex={0}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t("paper.person")}</th>
            <th scope="col" data-num>
              {t("web.parts.plan")}
            </th>
            <th scope="col" data-num>
              {t("web.cost.pay")}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ input, terms }) => (
            <tr key={input.person.id}>
              <th scope="row">{input.person.name}</th>
              <td data-num>
                <MoneyText sum={input.plan} />
              </td>
              <td data-num>
                <MoneyText sum={{ minor: costOf(terms, input, percent), currency }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Group>
  );
}
