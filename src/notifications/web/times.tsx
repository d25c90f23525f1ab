import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { typedTime } from "../../ui/forms/typed-time.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSession } from "../../ui/session.tsx";
import type { NotificationSettings } from "../contract.ts";
import { mailRhythms } from "../domain/kinds.ts";
import classes from "./settings.module.css";
import type { OnChange } from "./use-change-settings.ts";

interface TimesProps {
  readonly settings: NotificationSettings;
  readonly onChange: OnChange;
}

const minutes = ["0", "5", "15", "30", "60", "120", "1440"] as const;

/** When letters come, when it is quiet, how long before an activity. */
export function Times({ settings, onChange }: TimesProps) {
  const { t } = useTranslation("notifications");
  const { workspace } = useSession();
  const { mailRhythm, digestAt, reminderMinutes, locale } = settings;
  const known = reminderMinutes === null || minutes.some((one) => Number(one) === reminderMinutes);
  return (
    <Panel title={t("settings.when")}>
      <p className={`t2 ${classes.lead}`}>{t("settings.zone", { zone: workspace.timeZone })}</p>
      <div className={classes.fields}>
        <div>
          <div className={classes.label}>{t("settings.mailRhythm")}</div>
          <Segmented
            label={t("settings.mailRhythm")}
            value={mailRhythm}
            onChange={(value) => onChange({ mailRhythm: value })}
            options={mailRhythms.map((value) => ({ value, label: t(`settings.rhythm.${value}`) }))}
          />
          <p className="t3 sm">{t(`settings.rhythmHint.${mailRhythm}`)}</p>
        </div>
        <Clock
          label={t("settings.digestAt")}
          description={t("settings.digestAtHint")}
          value={digestAt}
          onChange={(value) => onChange({ digestAt: value })}
        />
        <Quiet settings={settings} onChange={onChange} />
        <NativeSelect
          label={t("settings.reminder")}
          description={t("settings.reminderHint")}
          value={reminderMinutes === null ? "none" : String(reminderMinutes)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ reminderMinutes: value === "none" ? null : Number(value) });
          }}
          data={[
            ...(known ? [] : [{ value: String(reminderMinutes), label: String(reminderMinutes) }]),
            { value: "none", label: t("settings.minutes.none") },
            ...minutes.map((value) => ({ value, label: t(`settings.minutes.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t("settings.locale")}
          value={locale ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ locale: value === "ru" || value === "en" ? value : null });
          }}
          data={[
            { value: "", label: t("settings.localeOfWorkspace") },
            { value: "ru", label: t("ui:languages.ru") },
            { value: "en", label: t("ui:languages.en") },
          ]}
        />
      </div>
    </Panel>
  );
}

const usualQuiet = { from: "20:00", to: "08:00" };

function Quiet({ settings: { quiet }, onChange }: TimesProps) {
  const { t } = useTranslation("notifications");
  return (
    <div>
      <Switch
        label={t("settings.quiet")}
        description={t("settings.quietHint")}
        checked={quiet !== null}
        onChange={(event) => onChange({ quiet: event.currentTarget.checked ? usualQuiet : null })}
      />
      {quiet !== null && (
        <div className={classes.span}>
          <Clock
            label={t("settings.quietFrom")}
            value={quiet.from}
            onChange={(from) => onChange({ quiet: { ...quiet, from } })}
          />
          <Clock
            label={t("settings.quietTo")}
            value={quiet.to}
            onChange={(to) => onChange({ quiet: { ...quiet, to } })}
          />
        </div>
      )}
    </div>
  );
}

interface ClockProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (clock: string) => void;
}

/** Kept when one leaves the field; by the 24-hour clock whatever the browser prefers. */
function Clock({ label, description, value, onChange }: ClockProps) {
  const { t } = useTranslation("ui");
  const [typed, setTyped] = useState(value);
  return (
    <TextInput
      inputMode="numeric"
      placeholder={t("form.timeHint")}
      className={classes.clock ?? ""}
      label={label}
      {...(description === undefined ? {} : { description })}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const clock = typedTime(typed) ?? value;
        setTyped(clock);
        if (clock !== value) onChange(clock);
      }}
    />
  );
}
