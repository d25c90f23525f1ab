import { Checkbox } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { listPayChances, type listPayInputs, type PayScheme } from "../contract.ts";
import { nextThreshold } from "../domain/bonus.ts";
import { simulate } from "../domain/simulate.ts";
import { shareOf, termsFromWire } from "../domain/terms-wire.ts";
import type { DraftTerms } from "./draft-terms.ts";
import classes from "./pay.module.css";
import { triedMonth } from "./preview-panel.tsx";
import { useFigureWords } from "./use-figure-words.ts";

interface WhatIfPanelProps {
  readonly input: AnswerOf<typeof listPayInputs>["items"][number];
  readonly scheme: PayScheme;
}
type Chance = AnswerOf<typeof listPayChances>["items"][number];

const versionNow = (scheme: PayScheme, today: string) =>
  scheme.versions.findLast(({ validFrom }) => validFrom <= today) ?? scheme.versions.at(-1);

/** What if I close this one: the new band, the new pay, and what is missing to the next threshold. */
export function WhatIfPanel({ input, scheme }: WhatIfPanelProps) {
  const today = useFormat().dayOf(Date.now());
  const chances = useEndpoint(listPayChances, {}).data?.items ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const version = versionNow(scheme, today);
  if (version === undefined) return null;
  const moreMinor = chances.reduce((sum, one) => (chosen.has(one.id) ? sum + one.amount.minor : sum), 0);
  const toggle = (id: string) => {
    const after = new Set(chosen);
    if (!after.delete(id)) after.add(id);
    setChosen(after);
  };
  return (
    <Outcome input={input} terms={version.terms} moreMinor={moreMinor}>
      <Chances chances={chances} chosen={chosen} onToggle={toggle} />
    </Outcome>
  );
}

interface OutcomeProps {
  readonly input: WhatIfPanelProps["input"];
  readonly terms: DraftTerms;
  /** What is ticked. */
  readonly moreMinor: number;
  readonly children: ReactNode;
}

function Outcome({ input, terms, moreMinor, children }: OutcomeProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const words = useFigureWords();
  const own = termsFromWire(terms);
  const now = triedMonth(input, terms.base);
  const then = { ...now, factMinor: now.factMinor + moreMinor, baseMinor: now.baseMinor + moreMinor };
  const [was, pay] = [simulate(own, now), simulate(own, then)];
  const next = nextThreshold({ ...then, bands: own.bands });
  const money = (minor: number) => format.money({ minor, currency: terms.income.currency });
  const plain = { interpolation: { escapeValue: false } };
  const hasPlan = then.planMinor !== null && then.planMinor > 0;
  const execution = format.share(hasPlan ? cutShare(then.factMinor / (then.planMinor ?? 1), 0) : 0);
  const told = { pay: money(pay.totalMinor), execution, rate: words.share(shareOf(pay.rate)), ...plain };
  return (
    <Panel isMessage title={hasPlan ? t("web.simulator.result", told) : t("web.slip.noPlan")}>
      <div className={classes.stack}>
        <p className="t2">
          {moreMinor > 0 && t("web.simulator.more", { sum: money(pay.totalMinor - was.totalMinor), ...plain })}{" "}
          {next !== null &&
            t("web.simulator.next", {
              from: words.share(shareOf(next.from)),
              missing: money(next.missingMinor),
              plus: money(next.plusMinor),
              ...plain,
            })}
        </p>
        {hasPlan && (
          <BarNotch
            value={Math.max(0, then.factMinor)}
            target={then.planMinor}
            max={Math.max((then.planMinor ?? 0) * 1.3, then.factMinor)}
            over="calm"
            label={t("web.slip.bar", { share: execution })}
          />
        )}
        {children}
      </div>
    </Panel>
  );
}

interface ChancesProps {
  readonly chances: readonly Chance[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

function Chances({ chances, chosen, onToggle }: ChancesProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  if (chances.length === 0) return <p className="t2">{t("web.simulator.noChances")}</p>;
  return (["payment", "deal"] as const).map((kind) => {
    const own = chances.filter((one) => one.kind === kind).slice(0, 30);
    if (own.length === 0) return null;
    return (
      <section key={kind}>
        <h3>{t(`web.simulator.kind.${kind}`)}</h3>
        {kind === "deal" && <p className="t2 sm">{t("web.simulator.dealHint")}</p>}
        <ul className={classes.list}>
          {own.map(({ id, title, amount, expectedOn }) => (
            <li key={id}>
              <Checkbox label={title} checked={chosen.has(id)} onChange={() => onToggle(id)} />
              <span className="end t2 nw">{expectedOn === null ? "" : format.day(expectedOn, today)}</span>
              <MoneyText sum={amount} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
