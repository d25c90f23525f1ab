import { Button, Checkbox, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { enterCode, type Me } from "../contract.ts";
import { formClass } from "./public-page.tsx";

/** The second step of signing in: the app's six digits, or a recovery code. */
export function CodeStep({ onDone, onBack }: { readonly onDone: (me: Me) => void; readonly onBack: () => void }) {
  const { t } = useTranslation("identity");
  const [isRecovery, setRecovery] = useState(false);
  const form = useForm({ initialValues: { code: "", trustDevice: false } });
  const entering = useMutationEndpoint(enterCode, { onDone });
  const change = () => {
    form.setFieldValue("code", "");
    entering.reset();
    setRecovery(!isRecovery);
  };
  return (
    <form noValidate className={formClass} onSubmit={form.onSubmit((body) => entering.mutate({ body }))}>
      <p className="t2">{t(isRecovery ? "codeStep.recoveryHint" : "codeStep.hint")}</p>
      <TextInput
        key={String(isRecovery)}
        label={t(isRecovery ? "codeStep.recoveryCode" : "codeStep.code")}
        autoComplete="one-time-code"
        {...(isRecovery ? {} : { inputMode: "numeric" as const })}
        autoFocus
        required
        {...form.getInputProps("code")}
      />
      <Checkbox label={t("codeStep.trust")} {...form.getInputProps("trustDevice", { type: "checkbox" })} />
      <FormRefusal error={entering.error} />
      <Button type="submit" variant="ink" loading={entering.isPending}>
        {t("codeStep.action")}
      </Button>
      <Button variant="subtle" onClick={change}>
        {t(isRecovery ? "codeStep.byPhone" : "codeStep.recovery")}
      </Button>
      <Button variant="subtle" onClick={onBack}>
        {t("codeStep.back")}
      </Button>
    </form>
  );
}
