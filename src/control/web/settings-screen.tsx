import { Button, NumberInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useMay } from "../../ui/session.tsx";
import { getControlMorning, getControlOutlook, getControlSettings, setControlSettings } from "../contract.ts";
import classes from "./control.module.css";

type Settings = AnswerOf<typeof getControlSettings>;

/** What counts as behind on the head's morning. */
export function Screen() {
  const { t } = useTranslation("control");
  const read = useEndpoint(getControlSettings, {});
  return (
    <Frame
      title={t("web.settings.title")}
      parent={{ to: "/settings", label: t("ui:places.settings") }}
      busy={read.isPending}
    >
      <Panel title={t("web.settings.thresholds")} className={classes.settings}>
        {read.isPending && <LinesSkeleton lines={5} />}
        {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data !== undefined && <Thresholds settings={read.data} />}
      </Panel>
    </Frame>
  );
}

const fields = ["redBelow", "warnBelow", "idleDays", "manyWithoutStep", "stuckDays"] as const;
const shares: readonly string[] = ["redBelow", "warnBelow"];

function Thresholds({ settings }: { settings: Settings }) {
  const { t } = useTranslation("control");
  const toast = useToast();
  const mayEdit = useMay("norms.edit");
  const [draft, setDraft] = useState(settings);
  const save = useMutationEndpoint(setControlSettings, {
    refreshes: [getControlSettings, getControlMorning, getControlOutlook],
    onDone: () => void toast(t("web.settings.saved")),
  });
  const errors = serverErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: draft });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {fields.map((field) => {
        const isShare = shares.includes(field);
        return (
          <NumberInput
            key={field}
            label={t(`web.settings.${field}`)}
            value={isShare ? Math.round(draft[field] * 10_000) / 100 : draft[field]}
            onChange={(value) => {
              if (typeof value !== "number") return;
              setDraft({ ...draft, [field]: isShare ? Math.round(value * 100) / 10_000 : value });
            }}
            min={isShare ? 0 : 1}
            max={isShare ? 200 : 365}
            allowDecimal={isShare}
            decimalScale={isShare ? 2 : 0}
            suffix={isShare ? "\u00a0%" : ""}
            hideControls
            disabled={!mayEdit}
            error={errors[field]}
          />
        );
      })}
      <FormRefusal error={save.error} />
      {mayEdit && (
        <Button type="submit" variant="ink" loading={save.isPending}>
          {t("web.settings.save")}
        </Button>
      )}
    </form>
  );
}
