import { Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { changePassword, listOwnSessions } from "../contract.ts";
import { isLongEnough } from "./choices.ts";
import settings from "./settings.module.css";

/** One's password; the field that is wrong says so itself. */
export function PasswordPanel({ email }: { readonly email: string }) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "" },
    validate: { newPassword: (value) => (isLongEnough(value) ? null : t("field.passwordHint")) },
  });
  const changing = useMutationEndpoint(changePassword, {
    refreshes: [listOwnSessions],
    onDone: () => {
      form.reset();
      toast(t("password.changed"));
    },
    onRefused: (error) => {
      if (isProblem(error, "password_wrong")) form.setFieldError("currentPassword", error.message);
      if (isProblem(error, "password_common")) form.setFieldError("newPassword", error.message);
    },
  });
  const isTold = isProblem(changing.error, "password_wrong") || isProblem(changing.error, "password_common");
  return (
    <Panel title={t("password.title")}>
      <form
        noValidate
        className={`${settings.form} ${settings.narrow}`}
        onSubmit={form.onSubmit((body) => changing.mutate({ body }))}
      >
        <p className="t2">{t("password.hint")}</p>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t("password.current")}
          autoComplete="current-password"
          required
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          label={t("password.new")}
          description={t("password.newHint")}
          autoComplete="new-password"
          required
          {...form.getInputProps("newPassword")}
        />
        {!isTold && <FormRefusal error={changing.error} />}
        <div>
          <Button type="submit" loading={changing.isPending} disabled={!form.isDirty()}>
            {t("password.change")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
