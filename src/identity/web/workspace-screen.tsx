import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useMay } from "../../ui/session.tsx";
import { changeWorkspace, getWorkspace } from "../contract.ts";
import { currencies, currencyChoices, timeZoneChoices, timeZones } from "./choices.ts";
import classes from "./settings.module.css";
import { SettingsScreen } from "./settings-screen.tsx";

export function Screen() {
  const workspace = useEndpoint(getWorkspace, {});
  return (
    <SettingsScreen tab="workspace" busy={workspace.isPending}>
      {workspace.error && <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />}
      {workspace.isPending && <LinesSkeleton />}
      {workspace.data && (
        <Panel>
          <WorkspaceForm key={workspace.data.version} workspace={workspace.data} />
        </Panel>
      )}
    </SettingsScreen>
  );
}

function WorkspaceForm({ workspace }: { readonly workspace: AnswerOf<typeof getWorkspace> }) {
  const { t, i18n } = useTranslation("identity");
  const toast = useToast();
  const mayEdit = useMay("workspace.edit");
  const { name, currency, timeZone, locale, version } = workspace;
  const form = useForm({ initialValues: { name, currency, timeZone, locale } });
  const saving = useMutationEndpoint(changeWorkspace, {
    refreshes: [getWorkspace],
    onDone: () => toast(t("workspace.saved")),
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  const zones = useMemo(() => timeZoneChoices([...new Set([timeZone, ...timeZones()])], new Date()), [timeZone]);
  const known = currencies.includes(currency) ? currencies : [currency, ...currencies];
  const languages = [
    { value: "ru", label: t("ui:languages.ru") },
    { value: "en", label: t("ui:languages.en") },
  ];
  return (
    <form
      noValidate
      className={`${classes.form} ${classes.narrow}`}
      onSubmit={form.onSubmit((values) => saving.mutate({ body: { ...values, version } }))}
    >
      <TextInput label={t("workspace.name")} required disabled={!mayEdit} {...form.getInputProps("name")} />
      <NativeSelect
        label={t("field.currency")}
        data={currencyChoices(known, i18n.language)}
        disabled={!mayEdit}
        {...form.getInputProps("currency")}
      />
      <NativeSelect
        label={t("field.timeZone")}
        description={t("workspace.timeZoneHint")}
        data={zones}
        disabled={!mayEdit}
        {...form.getInputProps("timeZone")}
      />
      <NativeSelect
        label={t("workspace.locale")}
        description={t("workspace.localeHint")}
        data={languages}
        disabled={!mayEdit}
        {...form.getInputProps("locale")}
      />
      <FormRefusal error={saving.error} />
      {mayEdit && (
        <div>
          <Button type="submit" variant="ink" loading={saving.isPending} disabled={!form.isDirty()}>
            {t("ui:form.save")}
          </Button>
        </div>
      )}
    </form>
  );
}
