import { ActionIcon, Button, NumberInput, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { deleteExchangeRate, listExchangeRates, setExchangeRates } from "../contract.ts";
import { readRates } from "../domain/read-rates.ts";
import classes from "./commerce.module.css";

/** What currencies cost by day: typed, for a stretch of days, or pasted as a table; the days that lack one come first. */
export function RatesPanel() {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const read = useEndpoint(listExchangeRates, { query: {} });
  const remove = useMutationEndpoint(deleteExchangeRate, { refreshes: [listExchangeRates] });
  return (
    <Panel title={t("web.rates.rates")}>
      <p className="t2 sm">{t("web.rates.ratesHint")}</p>
      {read.isPending && <LinesSkeleton lines={3} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.missing.map(({ currency, on, payments }) => (
        <p key={`${currency} ${on}`} className="warn sm">
          {t("web.rates.missing", { currency, day: format.day(on, today), count: payments })}
        </p>
      ))}
      <AddRate />
      <PasteRates />
      {read.data?.items.length === 0 && <p className="t2 sm">{t("web.rates.empty")}</p>}
      <ul>
        {read.data?.items.map(({ currency, on, rate }) => (
          <li key={`${currency} ${on}`}>
            <span className="grow">
              {currency} · {format.dayLong(on)}
            </span>
            <span className="num">{format.number(rate, 4)}</span>
            <ActionIcon
              aria-label={t("web.rates.remove", { what: `${currency} ${format.dayLong(on)}` })}
              onClick={() => remove.mutate({ params: { currency, on } })}
            >
              <IconTrash size={14} stroke={1.5} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function useSetRates() {
  const { t } = useTranslation("commerce");
  const toast = useToast();
  return useMutationEndpoint(setExchangeRates, {
    refreshes: [listExchangeRates],
    onDone: ({ days }) => void toast(t("web.rates.loaded", { count: days })),
  });
}

function AddRate() {
  const { t } = useTranslation("commerce");
  const [currency, setCurrency] = useState("EUR");
  const [on, setOn] = useState<string | null>(useFormat().dayOf(Date.now()));
  const [to, setTo] = useState<string | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  const set = useSetRates();
  const isReady = /^[A-Z]{3}$/u.test(currency) && on !== null && rate !== null && rate > 0;
  const add = () => {
    if (on === null || rate === null) return;
    set.mutate({ body: { items: [{ currency, on, rate, ...(to === null ? {} : { to }) }] } });
  };
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t("web.rates.currency")}
          value={currency}
          maxLength={3}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <DateField label={t("web.rates.day")} value={on} onChange={setOn} />
        <DateField label={t("web.rates.till")} value={to} onChange={setTo} />
        <NumberInput
          label={t("web.rates.worth")}
          value={rate ?? ""}
          onChange={(value) => setRate(typeof value === "number" ? value : null)}
          min={0}
          decimalScale={8}
          hideControls
        />
        <Button disabled={!isReady} loading={set.isPending} onClick={add}>
          {t("web.rates.add")}
        </Button>
      </div>
      <FormRefusal error={set.error} />
    </>
  );
}

function PasteRates() {
  const { t } = useTranslation("commerce");
  const [text, setText] = useState("");
  const set = useSetRates();
  const { rates, unread } = readRates(text);
  const lines = text.split(/\r?\n/u);
  return (
    <>
      <Textarea
        label={t("web.rates.table")}
        placeholder={t("web.rates.tableHint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
      />
      {unread.slice(0, 3).map((line) => (
        <p key={line} className="warn sm">
          {t("web.rates.unread", { line, text: lines[line - 1] ?? "" })}
        </p>
      ))}
      <FormRefusal error={set.error} />
      <Button
        disabled={rates.length === 0}
        loading={set.isPending}
        onClick={() => set.mutate({ body: { items: [...rates] } }, { onSuccess: () => setText("") })}
      >
        {t("web.rates.load")}
      </Button>
    </>
  );
}
