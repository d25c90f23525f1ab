import { ActionIcon, Button, NumberInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import { useMay } from "../../../ui/session.tsx";
import {
  deleteFactMeasure,
  type FactSettings,
  getFactSettings,
  setFactMeasure,
  setFactSettings,
} from "../../contract-facts.ts";
import classes from "./facts.module.css";

/** What counts as fact, by day, and how promises of payments are compared (PLA-3, PLA-4). */
export function Screen() {
  const { t } = useTranslation("planning");
  const read = useEndpoint(getFactSettings, {});
  const maySetMeasure = useMay("plans.approve");
  return (
    <Frame
      title={t("facts.web.title")}
      parent={{ to: "/settings", label: t("ui:places.settings") }}
      busy={read.isPending}
    >
      <div className={classes.page}>
        {read.isPending && <LinesSkeleton lines={6} />}
        {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data !== undefined && (
          <>
            <Measures settings={read.data} mayEdit={maySetMeasure} />
            <Promises settings={read.data} />
          </>
        )}
      </div>
    </Frame>
  );
}

const refreshes = [getFactSettings];

/** What counts is everybody's: a head reads it, whoever approves plans sets it. */
function Measures({ settings: { measures }, mayEdit }: { settings: FactSettings; mayEdit: boolean }) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const [since, setSince] = useState<string | null>(format.dayOf(Date.now()));
  const [measure, setMeasure] = useState<"payments" | "wins">("payments");
  const set = useMutationEndpoint(setFactMeasure, { refreshes });
  const remove = useMutationEndpoint(deleteFactMeasure, { refreshes });
  return (
    <Panel title={t("facts.web.measure")}>
      <p className="t2 sm">{t("facts.web.measureHint")}</p>
      <ul className={classes.lines}>
        <li>{t("facts.web.first", { measure: t("facts.web.payments") })}</li>
        {measures.map((line) => (
          <li key={line.since}>
            <span className="grow">
              {t("facts.web.line", { day: format.dayLong(line.since), measure: t(`facts.web.${line.measure}`) })}
            </span>
            {mayEdit && (
              <ActionIcon
                aria-label={t("facts.web.remove", { day: format.dayLong(line.since) })}
                onClick={() => remove.mutate({ params: { since: line.since } })}
              >
                <IconTrash size={14} stroke={1.5} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <div className={classes.add}>
          <DateField label={t("facts.web.since")} value={since} onChange={setSince} />
          <Segmented
            label={t("facts.web.measure")}
            value={measure}
            onChange={setMeasure}
            options={[
              { value: "payments", label: t("facts.web.payments") },
              { value: "wins", label: t("facts.web.wins") },
            ]}
          />
          <Button
            disabled={since === null}
            loading={set.isPending}
            onClick={() => since !== null && set.mutate({ body: { since, measure } })}
          >
            {t("facts.web.add")}
          </Button>
        </div>
      )}
      <FormRefusal error={set.error ?? remove.error} />
    </Panel>
  );
}

function Promises({ settings: { deadlineHour, checked, tolerance } }: { settings: FactSettings }) {
  const { t } = useTranslation("planning");
  const toast = useToast();
  const [draft, setDraft] = useState({ deadlineHour, checked, tolerance });
  const save = useMutationEndpoint(setFactSettings, { refreshes, onDone: () => void toast(t("facts.web.saved")) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: draft });
  };
  return (
    <Panel title={t("facts.web.promises")}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <NumberInput
          label={t("facts.web.deadline")}
          value={draft.deadlineHour}
          onChange={(value) => typeof value === "number" && setDraft({ ...draft, deadlineHour: value })}
          min={0}
          max={23}
          suffix=":00"
          allowDecimal={false}
        />
        <Segmented
          label={t("facts.web.checked")}
          value={draft.checked}
          onChange={(value) => setDraft({ ...draft, checked: value })}
          options={[
            { value: "evening", label: t("facts.web.evening") },
            { value: "morning", label: t("facts.web.morning") },
          ]}
        />
        <NumberInput
          label={t("facts.web.tolerance")}
          value={Math.round(draft.tolerance * 10_000) / 100}
          onChange={(value) =>
            typeof value === "number" && setDraft({ ...draft, tolerance: Math.round(value * 100) / 10_000 })
          }
          min={0}
          max={100}
          decimalScale={2}
          suffix={"\u00a0%"}
          hideControls
        />
        <FormRefusal error={save.error} />
        <Button type="submit" variant="ink" loading={save.isPending}>
          {t("facts.web.save")}
        </Button>
      </form>
    </Panel>
  );
}
