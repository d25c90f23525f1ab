import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { beginSecondFactor, confirmSecondFactor, getMe, listOwnSessions } from "../contract.ts";
import classes from "./access.module.css";
import { PasswordStep } from "./password-step.tsx";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import settings from "./settings.module.css";

type Begun = AnswerOf<typeof beginSecondFactor>;

interface SetUpProps {
  /** On the last button, when the codes are kept. */
  readonly doneAction: string;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** Password, picture and first code, recovery codes: three steps, of which the second turns it on. */
export function SetUpSecondFactor({ doneAction, onDone, onCancel }: SetUpProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isOn, setOn] = useState(false);
  const beginning = useMutationEndpoint(beginSecondFactor, { onDone: setBegun });
  if (begun === null) {
    const begin = (password: string) => beginning.mutate({ body: { password } });
    return <PasswordStep error={beginning.error} isBusy={beginning.isPending} onNext={begin} onCancel={onCancel} />;
  }
  if (!isOn) return <FirstCode uri={begun.uri} onConfirmed={() => setOn(true)} />;
  return <RecoveryCodes codes={begun.recoveryCodes} action={doneAction} onKept={onDone} />;
}

function FirstCode({ uri, onConfirmed }: { readonly uri: string; readonly onConfirmed: () => void }) {
  const { t } = useTranslation("identity");
  const form = useForm({ initialValues: { code: "" } });
  const confirming = useMutationEndpoint(confirmSecondFactor, {
    refreshes: [getMe, listOwnSessions],
    onDone: onConfirmed,
  });
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <form noValidate className={settings.form} onSubmit={form.onSubmit((body) => confirming.mutate({ body }))}>
      <p className="t2">{t("secondFactor.scan")}</p>
      <QrCode text={uri} label={t("secondFactor.picture")} />
      <p className="t2">
        {t("secondFactor.byHand")} <code className={classes.key}>{secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <TextInput
        label={t("secondFactor.code")}
        description={t("secondFactor.codeHint")}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={7}
        required
        data-autofocus
        {...form.getInputProps("code")}
      />
      <FormRefusal error={confirming.error} />
      <Button type="submit" variant="ink" loading={confirming.isPending}>
        {t("secondFactor.confirm")}
      </Button>
    </form>
  );
}
