import { NumberInput, Slider } from "@mantine/core";
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
type Input = CostPanelProps["inputs"][number];
type Terms = ReturnType<typeof termsFromWire>;

interface Paid {
  readonly input: Input;
  readonly terms: Terms;
}
/** Per cent of the plan that somebody meets. */
type Met = (person: string) => number;

/** Cost of pay when the plan is met by so much, by all alike or by each; in money and as a share of the turnover; at 60 … 140 %. */
export function CostPanel({ inputs, schemes }: CostPanelProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const [percent, setPercent] = useState(100);
  const [own, setOwn] = useState<ReadonlyMap<string, number>>(new Map());
  const people = inputs.flatMap((input): Paid[] => {
    const version = schemes.find(({ id }) => id === input.schemeId)?.versions.at(-1);
    return version === undefined ? [] : [{ input, terms: termsFromWire(version.terms) }];
  });
  const currency = inputs[0]?.fact.currency ?? "RUB";
  const met: Met = (person) => own.get(person) ?? percent;
  const said = {
    cost: format.money({ minor: costOf(people, met), currency }),
    share: useShare(people, met),
    execution: format.share(percent / 100),
    interpolation: { escapeValue: false },
  };
  const setAll = (value: number) => {
    setOwn(new Map());
    setPercent(value);
  };
  return (
    <Panel isMessage title={t(own.size === 0 ? "web.cost.title" : "web.cost.each", said)}>
      <div className={classes.stack}>
        <div className={classes.slider}>
          <Slider
            value={percent}
            onChange={setAll}
            min={60}
            max={140}
            step={1}
            thumbLabel={t("web.cost.slider")}
            label={(value) => `${value}\u00a0%`}
            marks={[60, 80, 100, 120, 140].map((value) => ({ value, label: `${value}\u00a0%` }))}
          />
        </div>
        <Steps people={people} currency={currency} />
        <People {...{ people, met, currency }} onMet={(person, value) => setOwn(new Map(own).set(person, value))} />
      </div>
    </Panel>
  );
}

/** Without a plan there is no bonus, whatever the percentage. */
function payOf({ terms, input: { plan } }: Paid, percent: number): number {
  const pay = payAt(terms, plan?.minor ?? 0, percent * 100);
  return plan === null || plan.minor <= 0 ? pay.fixedMinor + pay.softMinor : pay.totalMinor;
}

const costOf = (people: readonly Paid[], met: Met) =>
  people.reduce((sum, one) => sum + payOf(one, met(one.input.person.id)), 0);

/** A department's money is counted with those who bring it. */
const turnoverOf = (people: readonly Paid[], met: Met) =>
  Math.round(
    people
      .filter(({ terms }) => terms.scope === "own")
      .reduce((sum, { input }) => sum + ((input.plan?.minor ?? 0) * met(input.person.id)) / 100, 0),
  );

function useShare(people: readonly Paid[], met: Met): string {
  const format = useFormat();
  const turnover = turnoverOf(people, met);
  return turnover <= 0 ? "—" : format.share(costOf(people, met) / turnover, 2);
}

const steps = [60, 70, 80, 90, 100, 110, 120, 130, 140];

function Steps({ people, currency }: { readonly people: readonly Paid[]; readonly currency: string }) {
  const { t } = useTranslation("pay");
  const money = (minor: number) => <MoneyText sum={{ minor, currency }} />;
  const row = (key: "turnover" | "pay", of: typeof costOf) => (
    <tr>
      <th scope="row">{t(`web.cost.${key}`)}</th>
      {steps.map((value) => (
        <td key={value} data-num>
          {money(of(people, () => value))}
        </td>
      ))}
    </tr>
  );
  return (
    <Group label={t("web.cost.share")} className={classes.scroll} tabIndex={0}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t("web.parts.execution")}</th>
            {steps.map((value) => (
              <th key={value} scope="col" data-num>
                {`${value}\u00a0%`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row("turnover", turnoverOf)}
          {row("pay", costOf)}
          <tr>
            <th scope="row">{t("web.cost.share")}</th>
            {steps.map((value) => (
              <td key={value} data-num>
                <ShareAt people={people} percent={value} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Group>
  );
}

const ShareAt = ({ people, percent }: { readonly people: readonly Paid[]; readonly percent: number }) =>
  useShare(people, () => percent);

interface PeopleProps {
  readonly people: readonly Paid[];
  readonly met: Met;
  readonly currency: string;
  readonly onMet: (person: string, percent: number) => void;
}

function People({ people, met, currency, onMet }: PeopleProps) {
  const { t } = useTranslation("pay");
  return (
    <Group label={t("web.cost.pay")} className={classes.scroll} tabIndex={0}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t("paper.person")}</th>
            {(["web.parts.plan", "web.cost.slider", "web.cost.pay"] as const).map((key) => (
              <th key={key} scope="col" data-num>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.input.person.id}>
              <th scope="row">{one.input.person.name}</th>
              <td data-num>
                <MoneyText sum={one.input.plan} />
              </td>
              <td data-num>
                <NumberInput
                  aria-label={t("web.cost.of", { name: one.input.person.name, interpolation: { escapeValue: false } })}
                  className={classes.percent ?? ""}
                  value={met(one.input.person.id)}
                  onChange={(value) => onMet(one.input.person.id, Math.max(0, Math.min(300, Number(value) || 0)))}
                  min={0}
                  max={300}
                  allowDecimal={false}
                  suffix={"\u00a0%"}
                  hideControls
                />
              </td>
              <td data-num>
                <MoneyText sum={{ minor: payOf(one, met(one.input.person.id)), currency }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Group>
  );
}
