import { ActionIcon, Button, NumberInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { deleteVatRate, listVatRates, setVatRate } from "../contract.ts";
import classes from "./commerce.module.css";
import { RatesPanel } from "./rates-panel.tsx";

/** What payments hold of VAT, by day, and what currencies cost, by day: the fact is counted by both (PLA-3). */
export function Screen() {
  const { t } = useTranslation("commerce");
  return (
    <Frame title={t("web.rates.title")} parent={{ to: "/settings", label: t("ui:places.settings") }}>
      <div className={classes.rates}>
        <VatPanel />
        <RatesPanel />
      </div>
    </Frame>
  );
}

function VatPanel() {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const read = useEndpoint(listVatRates, {});
  const remove = useMutationEndpoint(deleteVatRate, { refreshes: [listVatRates] });
  return (
    <Panel title={t("web.rates.vat")}>
      <p className="t2 sm">{t("web.rates.vatHint")}</p>
      {read.isPending && <LinesSkeleton lines={2} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      <ul>
        {read.data?.items.map(({ since, rate, isUsual }) => (
          <li key={since}>
            <span className="grow">
              {t("web.rates.since", {
                day: format.dayLong(since),
                rate: rate === null ? t("web.rates.none") : format.share(rate / 100, rate % 1 === 0 ? 0 : 2),
              })}
            </span>
            {isUsual ? (
              <Tag tone="line">{t("web.rates.usual")}</Tag>
            ) : (
              <ActionIcon
                aria-label={t("web.rates.remove", { what: format.dayLong(since) })}
                onClick={() => remove.mutate({ params: { since } })}
              >
                <IconTrash size={14} stroke={1.5} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <AddVat />
    </Panel>
  );
}

function AddVat() {
  const { t } = useTranslation("commerce");
  const [since, setSince] = useState<string | null>(useFormat().dayOf(Date.now()));
  const [rate, setRate] = useState<number | null>(null);
  const set = useMutationEndpoint(setVatRate, { refreshes: [listVatRates] });
  return (
    <>
      <div className={classes.pair}>
        <DateField label={t("web.rates.from")} value={since} onChange={setSince} />
        <NumberInput
          label={t("web.rates.rate")}
          placeholder={t("web.rates.rateHint")}
          value={rate ?? ""}
          onChange={(value) => setRate(typeof value === "number" ? value : null)}
          min={0}
          max={100}
          decimalScale={2}
          hideControls
        />
        <Button
          disabled={since === null}
          loading={set.isPending}
          onClick={() => since !== null && set.mutate({ body: { since, rate } })}
        >
          {t("web.rates.add")}
        </Button>
      </div>
      <FormRefusal error={set.error} />
    </>
  );
}
