import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { signIn } from "../contract.ts";
import { enter } from "./enter.ts";
import { formClass, PublicPage } from "./public-page.tsx";

export function Screen() {
  const { t } = useTranslation("identity");
  const [{ next }] = useSearchState((raw) => ({ next: raw.next }));
  const form = useForm({ initialValues: { email: "", password: "" } });
  const signing = useMutationEndpoint(signIn, { onDone: (me) => enter(me, next) });
  return (
    <PublicPage title={t("signIn.title")}>
      <form noValidate className={formClass} onSubmit={form.onSubmit((body) => signing.mutate({ body }))}>
        <TextInput
          label={t("field.email")}
          type="email"
          autoComplete="username"
          autoFocus
          required
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("field.password")}
          autoComplete="current-password"
          required
          {...form.getInputProps("password")}
        />
        <FormRefusal error={signing.error} />
        <Button type="submit" variant="ink" loading={signing.isPending}>
          {t("signIn.action")}
        </Button>
      </form>
    </PublicPage>
  );
}
