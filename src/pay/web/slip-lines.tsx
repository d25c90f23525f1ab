import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../ui/figures/figure.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import type { PaySlip, PaySlipLine } from "../contract.ts";
import { lineWords } from "../domain/line-words.ts";
import classes from "./pay.module.css";
import { useFigureWords } from "./use-figure-words.ts";

/** Every line with its rule in words; a figure opens the payments and deals behind it (PAY-5). */
export function SlipLines({ slip }: { readonly slip: PaySlip }) {
  const { t } = useTranslation("pay");
  return (
    <div>
      {slip.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names of their own and keep their order
        <Line key={index} line={line} />
      ))}
      <div className={classes.line}>
        <b>{t("web.slip.total")}</b>
        <span />
        <b className={classes.sum}>
          <MoneyText sum={slip.total} />
        </b>
      </div>
    </div>
  );
}

function Line({ line }: { readonly line: PaySlipLine }) {
  const { t } = useTranslation("pay");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { key, params } = lineWords(line, useFigureWords());
  return (
    <div className={classes.line}>
      <b id={id}>{t(`line.name.${line.kind}`)}</b>
      <p className="t2">
        {t(`line.${key}`, { ...params, interpolation: { escapeValue: false } })}{" "}
        {line.facts.length > 0 && (
          <Figure onOpen={() => setOpen(!isOpen)}>
            {t(line.kind === "correction" ? "web.slip.changes" : "web.slip.facts", { count: line.facts.length })}
          </Figure>
        )}
      </p>
      <span className={classes.sum}>
        <MoneyText sum={line.amount} />
      </span>
      {isOpen && <Facts line={line} labelledBy={id} />}
    </div>
  );
}

function Facts({ line, labelledBy }: { readonly line: PaySlipLine; readonly labelledBy: string }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const currency = line.amount.currency;
  const sum = (of: (fact: PaySlipLine["facts"][number]) => number) => ({
    minor: line.facts.reduce((all, fact) => all + of(fact), 0),
    currency,
  });
  const isShared = line.facts.some(({ share }) => share.minor !== 0);
  return (
    <table className={classes.facts} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t("paper.day")}</th>
          <th scope="col">{t("paper.deal")}</th>
          <th scope="col" data-num>
            {t("web.slip.came")}
          </th>
          {isShared && (
            <th scope="col" data-num>
              {t("web.slip.gave")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {line.facts.map((fact) => (
          <tr key={`${fact.dealId} ${fact.paymentId} ${fact.date}`}>
            <td className="nw">{format.day(fact.date, format.dayOf(Date.now()))}</td>
            <td>
              <AppLink className="acc" to={`/deals/${fact.dealId}`}>
                {fact.title}
              </AppLink>
            </td>
            <td data-num>
              <MoneyText sum={fact.amount} />
            </td>
            {isShared && (
              <td data-num>
                <MoneyText sum={fact.share} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>{t("web.slip.facts", { count: line.facts.length })}</td>
          <td data-num>
            <MoneyText sum={sum(({ amount }) => amount.minor)} />
          </td>
          {isShared && (
            <td data-num>
              <MoneyText sum={sum(({ share }) => share.minor)} />
            </td>
          )}
        </tr>
      </tfoot>
    </table>
  );
}
