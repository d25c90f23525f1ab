import { Button, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useLanguage } from "../../ui/i18n/use-language.ts";
import { createWorkspace, getSetup, openDemo } from "../contract.ts";
import { currencies, currencyChoices, isLongEnough, ownTimeZone, timeZoneChoices, timeZones } from "./choices.ts";
import { enter } from "./enter.ts";
import { formClass, PublicPage, pairClass } from "./public-page.tsx";

const usualCurrency = { ru: "RUB", en: "EUR" } as const;

/** The first visit: create the workspace, or look at the demo. */
export function Screen() {
  const { t } = useTranslation("identity");
  const setup = useEndpoint(getSetup, {});
  const opening = useMutationEndpoint(openDemo, { onDone: (me) => enter(me) });
  if (setup.data?.hasWorkspace) {
    return (
      <PublicPage title={t("welcome.taken")}>
        <p className="t2">{t("welcome.takenHint")}</p>
        <Button component="a" href="/sign-in" variant="ink">
          {t("signIn.action")}
        </Button>
      </PublicPage>
    );
  }
  return (
    <PublicPage title={t("welcome.title")}>
      <p className="t2">{t("welcome.hint")}</p>
      <WorkspaceForm />
      {setup.data?.canOpenDemo && (
        <Button loading={opening.isPending} onClick={() => opening.mutate({})}>
          {t("welcome.demo")}
        </Button>
      )}
      <FormRefusal error={opening.error} />
    </PublicPage>
  );
}

function WorkspaceForm() {
  const { t } = useTranslation("identity");
  const { language } = useLanguage();
  const zones = useMemo(() => timeZoneChoices(timeZones(), new Date()), []);
  const form = useForm({
    initialValues: {
      name: "",
      currency: usualCurrency[language] as string,
      timeZone: ownTimeZone(),
      owner: { name: "", email: "", password: "" },
    },
    validate: { owner: { password: (value) => (isLongEnough(value) ? null : t("field.passwordHint")) } },
  });
  const creating = useMutationEndpoint(createWorkspace, {
    onDone: (me) => enter(me),
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  return (
    <form
      noValidate
      className={formClass}
      onSubmit={form.onSubmit((values) => creating.mutate({ body: { ...values, locale: language } }))}
    >
      <TextInput label={t("welcome.company")} required autoFocus {...form.getInputProps("name")} />
      <div className={pairClass}>
        <NativeSelect
          label={t("field.currency")}
          data={currencyChoices(currencies, language)}
          {...form.getInputProps("currency")}
        />
        <NativeSelect label={t("field.timeZone")} data={zones} {...form.getInputProps("timeZone")} />
      </div>
      <TextInput label={t("field.yourName")} autoComplete="name" required {...form.getInputProps("owner.name")} />
      <TextInput
        label={t("field.email")}
        type="email"
        autoComplete="username"
        required
        {...form.getInputProps("owner.email")}
      />
      <PasswordInput
        label={t("field.password")}
        description={t("field.passwordHint")}
        autoComplete="new-password"
        required
        {...form.getInputProps("owner.password")}
      />
      <FormRefusal error={creating.error} />
      <Button type="submit" variant="ink" loading={creating.isPending}>
        {t("welcome.create")}
      </Button>
    </form>
  );
}
