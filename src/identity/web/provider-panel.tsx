import { Button, NativeSelect, PasswordInput, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import {
  getSignInProvider,
  providedRoles,
  removeSignInProvider,
  type SignInProvider,
  setSignInProvider,
} from "../contract.ts";
import classes from "./access.module.css";
import settings from "./settings.module.css";

type Told = AnswerOf<typeof getSignInProvider>;

/** The organisation's own sign-in: set up, changed, removed. */
export function ProviderPanel({ provider, callbackUrl }: Told) {
  const { t } = useTranslation("identity");
  const [isOpen, setOpen] = useState(false);
  const address = callbackUrl.startsWith("/") ? `${window.location.origin}${callbackUrl}` : callbackUrl;
  return (
    <Panel title={t("access.provider")}>
      <div className={settings.form}>
        <p className="t2">{t("access.providerHint")}</p>
        {provider === null && !isOpen ? (
          <>
            <p>{t("access.providerNone")}</p>
            <div>
              <Button onClick={() => setOpen(true)}>{t("access.setUp")}</Button>
            </div>
          </>
        ) : (
          <ProviderForm key={provider?.version ?? 0} provider={provider} callbackUrl={address} />
        )}
      </div>
    </Panel>
  );
}

const initial = (provider: SignInProvider | null) => ({
  name: provider?.name ?? "",
  issuer: provider?.issuer ?? "",
  clientId: provider?.clientId ?? "",
  clientSecret: "",
  domains: provider?.domains.join(", ") ?? "",
  newPeopleRole: provider?.newPeopleRole ?? "",
  isEnabled: provider?.isEnabled ?? true,
});

function ProviderForm({ provider, callbackUrl }: Told) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const form = useForm({ initialValues: initial(provider) });
  const saving = useMutationEndpoint(setSignInProvider, {
    refreshes: [getSignInProvider],
    onDone: () => toast(t("access.providerSaved")),
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  const save = ({ clientSecret, domains, newPeopleRole, ...values }: ReturnType<typeof initial>) =>
    saving.mutate({
      body: {
        ...values,
        ...(provider === null ? {} : { version: provider.version }),
        ...(clientSecret === "" ? {} : { clientSecret }),
        domains: domains.split(/[\s,;]+/).filter((one) => one !== ""),
        newPeopleRole: newPeopleRole === "" ? null : (newPeopleRole as SignInProvider["newPeopleRole"]),
      },
    });
  return (
    <form noValidate className={`${settings.form} ${settings.narrow}`} onSubmit={form.onSubmit(save)}>
      <div>
        <b className="sm">{t("access.callback")}</b>
        <p className="t2 sm">{t("access.callbackHint")}</p>
        <code className={classes.key}>{callbackUrl}</code>
      </div>
      <ClientFields form={form} isKept={provider !== null} />
      <TextInput
        label={t("access.domains")}
        description={t("access.domainsHint")}
        autoCapitalize="none"
        {...form.getInputProps("domains")}
      />
      <NewPeople {...form.getInputProps("newPeopleRole")} />
      <Switch label={t("access.enabled")} {...form.getInputProps("isEnabled", { type: "checkbox" })} />
      <FormRefusal error={saving.error} />
      <div className={settings.row}>
        <Button type="submit" variant="ink" loading={saving.isPending} disabled={!form.isDirty()}>
          {t("access.save")}
        </Button>
        {provider !== null && <RemoveProvider />}
      </div>
    </form>
  );
}

type Form = ReturnType<typeof useForm<ReturnType<typeof initial>>>;

function ClientFields({ form, isKept }: { readonly form: Form; readonly isKept: boolean }) {
  const { t } = useTranslation("identity");
  return (
    <>
      <TextInput label={t("access.name")} description={t("access.nameHint")} required {...form.getInputProps("name")} />
      <TextInput
        label={t("access.issuer")}
        description={t("access.issuerHint")}
        placeholder="https://"
        type="url"
        required
        {...form.getInputProps("issuer")}
      />
      <TextInput label={t("access.clientId")} autoComplete="off" required {...form.getInputProps("clientId")} />
      <PasswordInput
        label={t("access.clientSecret")}
        description={t(isKept ? "access.clientSecretKept" : "access.clientSecretHint")}
        autoComplete="off"
        required={!isKept}
        {...form.getInputProps("clientSecret")}
      />
    </>
  );
}

function NewPeople(props: ReturnType<Form["getInputProps"]>) {
  const { t } = useTranslation("identity");
  const choices = [
    { value: "", label: t("access.newPeopleNone") },
    ...providedRoles.map((role) => ({ value: role, label: t("access.newPeopleRole", { role: t(`role.${role}`) }) })),
  ];
  return (
    <NativeSelect label={t("access.newPeople")} description={t("access.newPeopleHint")} data={choices} {...props} />
  );
}

function RemoveProvider() {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const removing = useMutationEndpoint(removeSignInProvider, {
    refreshes: [getSignInProvider],
    onDone: () => {
      setAsking(false);
      toast(t("access.removed"));
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("access.remove")}</Button>
      <ConfirmDialog
        opened={isAsking}
        title={t("access.removeTitle")}
        action={t("access.remove")}
        isBusy={removing.isPending}
        onConfirm={() => removing.mutate({})}
        onClose={() => setAsking(false)}
      >
        {t("access.removeHint")}
        <FormRefusal error={removing.error} />
      </ConfirmDialog>
    </>
  );
}
