import { NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { partsOf, softRuleKinds } from "../domain/scheme.ts";
import { termsFromWire } from "../domain/terms-wire.ts";
import { AddButton, DropButton } from "./add-button.tsx";
import { type TermFieldsProps, withItem } from "./draft-terms.ts";
import classes from "./pay.module.css";
import { PercentField } from "./percent-field.tsx";

/** Income at e = 100 %, its parts 30 : 10 : 60, and what the soft part is paid for (PAY-1). */
export function PartFields({ terms, change, flaws, currency }: TermFieldsProps & { readonly currency: string }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const sums = partsOf(termsFromWire(terms));
  const wrong = (path: string) => flaws.find((flaw) => flaw.path === path);
  const parts = (["fixed", "soft", "bonus"] as const).map((key) => (
    <NumberInput
      key={key}
      label={t(`web.parts.${key}`)}
      description={format.money({ minor: sums[key], currency })}
      value={terms.parts[key]}
      onChange={(value) => change({ parts: { ...terms.parts, [key]: Number(value) || 0 } })}
      min={0}
      max={100}
      allowDecimal={false}
      suffix={"\u00a0%"}
      hideControls
      error={wrong("parts") !== undefined}
    />
  ));
  return (
    <Panel title={t("web.schemes.parts")}>
      <div className={classes.stack}>
        <div className={classes.fields}>
          <MoneyField
            label={t("web.schemes.income")}
            currency={currency}
            value={terms.income}
            onChange={(income) => change({ income: income ?? { minor: 0, currency } })}
          />
          {parts}
        </div>
        {wrong("parts") && <Flaw code="scheme_parts_sum" />}
        <h3>{t("web.schemes.soft")}</h3>
        <Rules {...{ terms, change, flaws }} />
        {wrong("softRules") && <Flaw code="scheme_weights_sum" />}
        {[...new Set(flaws.filter(({ path }) => path.startsWith("softRules.")).map(({ code }) => code))].map((code) => (
          <Flaw key={code} code={code} />
        ))}
      </div>
    </Panel>
  );
}

export function Flaw({ code }: { readonly code: string }) {
  const { t } = useTranslation("pay");
  return (
    <p role="alert" className="bad sm">
      {t(`refusal.${code}`)}
    </p>
  );
}

function Rules({ terms, change, flaws }: TermFieldsProps) {
  const { t } = useTranslation("pay");
  const set = (at: number, part: Partial<(typeof terms.softRules)[number]> | null) =>
    change({ softRules: withItem(terms.softRules, at, part) });
  const usual = { kind: "mark", name: "", weight: 0, fullFrom: 0.9, nothingBelow: 0.5 } as const;
  return (
    <>
      {terms.softRules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place
        <div key={index} className={classes.rowFields}>
          <Select
            label={t("web.schemes.rule")}
            value={rule.kind}
            onChange={(kind) => kind !== null && set(index, { kind: kind as typeof rule.kind })}
            allowDeselect={false}
            data={softRuleKinds.map((value) => ({ value, label: t(`rule.${value}`) }))}
          />
          {rule.kind === "mark" && (
            <TextInput
              label={t("web.schemes.ruleName")}
              value={rule.name}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
            />
          )}
          <NumberInput
            label={t("web.schemes.weight")}
            value={rule.weight}
            onChange={(value) => set(index, { weight: Number(value) || 0 })}
            min={0}
            max={100}
            allowDecimal={false}
            hideControls
          />
          <PercentField
            label={t("web.schemes.fullFrom")}
            value={rule.fullFrom}
            onChange={(share) => set(index, { fullFrom: Math.min(1, share ?? 0) })}
            error={flaws.some(({ path }) => path === `softRules.${index}`)}
          />
          <PercentField
            label={t("web.schemes.nothingBelow")}
            value={rule.nothingBelow}
            onChange={(share) => set(index, { nothingBelow: Math.min(1, share ?? 0) })}
          />
          <DropButton label={t("web.schemes.dropRule")} onClick={() => set(index, null)} />
        </div>
      ))}
      <AddButton label={t("web.schemes.addRule")} onClick={() => change({ softRules: [...terms.softRules, usual] })} />
    </>
  );
}
