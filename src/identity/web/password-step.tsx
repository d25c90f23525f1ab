import { Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import settings from "./settings.module.css";

interface PasswordStepProps {
  readonly error: Error | null;
  readonly isBusy: boolean;
  /** "Дальше" unless told. */
  readonly action?: string;
  readonly hint?: string;
  readonly onNext: (password: string) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** Asks for the password before something that a stranger at an open computer must not do. */
export function PasswordStep({ error, isBusy, action, hint, onNext, onCancel }: PasswordStepProps) {
  const { t } = useTranslation("identity");
  const form = useForm({ initialValues: { password: "" } });
  return (
    <form
      noValidate
      className={`${settings.form} ${settings.narrow}`}
      onSubmit={form.onSubmit(({ password }) => onNext(password))}
    >
      {hint !== undefined && <p className="t2">{hint}</p>}
      <PasswordInput
        label={t("secondFactor.passwordFor")}
        description={t("secondFactor.passwordHint")}
        autoComplete="current-password"
        required
        data-autofocus
        {...form.getInputProps("password")}
      />
      <FormRefusal error={error} />
      <div className={settings.row}>
        <Button type="submit" variant="ink" loading={isBusy}>
          {action ?? t("secondFactor.next")}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t("secondFactor.cancel")}</Button>}
      </div>
    </form>
  );
}
