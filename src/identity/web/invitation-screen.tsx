import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { acceptInvitation, lookUpInvitation } from "../contract.ts";
import { isLongEnough } from "./choices.ts";
import { enter } from "./enter.ts";
import { formClass, PublicPage } from "./public-page.tsx";

/** The link of an invitation: its token stands after #, so that no server's log holds it. */
export function Screen() {
  const { t } = useTranslation("identity");
  const token = window.location.hash.slice(1);
  const found = useEndpoint(lookUpInvitation, { query: { token: token === "" ? "-" : token } });
  if (found.error) {
    return (
      <PublicPage title={t("invitation.gone")}>
        <ErrorState error={found.error} />
      </PublicPage>
    );
  }
  if (!found.data) {
    return (
      <PublicPage title={t("invitation.title")}>
        <LinesSkeleton />
      </PublicPage>
    );
  }
  const { workspaceName, role, email, name, hasAccount } = found.data;
  return (
    <PublicPage title={t("invitation.to", { workspace: workspaceName })}>
      <p className="t2">{t("invitation.as", { role: t(`role.${role}`), email })}</p>
      {hasAccount ? <Join token={token} /> : <NewAccount token={token} name={name} email={email} />}
    </PublicPage>
  );
}

/** Who has a sign-in already joins with it. */
function Join({ token }: { readonly token: string }) {
  const { t } = useTranslation("identity");
  const joining = useMutationEndpoint(acceptInvitation, { onDone: (me) => enter(me) });
  const back = `/sign-in?next=${encodeURIComponent(`/invitation#${token}`)}`;
  return (
    <>
      <FormRefusal error={joining.error} />
      <Button variant="ink" loading={joining.isPending} onClick={() => joining.mutate({ body: { token } })}>
        {t("invitation.join")}
      </Button>
      {joining.error && (
        <Button component="a" href={back}>
          {t("signIn.action")}
        </Button>
      )}
    </>
  );
}

function NewAccount({ token, name, email }: { readonly token: string; readonly name: string; readonly email: string }) {
  const { t } = useTranslation("identity");
  const form = useForm({
    initialValues: { name, password: "" },
    validate: { password: (value) => (isLongEnough(value) ? null : t("field.passwordHint")) },
  });
  const accepting = useMutationEndpoint(acceptInvitation, {
    onDone: (me) => enter(me),
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  return (
    <form
      noValidate
      className={formClass}
      onSubmit={form.onSubmit((values) => accepting.mutate({ body: { ...values, token } }))}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextInput label={t("field.yourName")} autoComplete="name" required {...form.getInputProps("name")} />
      <PasswordInput
        label={t("field.password")}
        description={t("field.passwordHint")}
        autoComplete="new-password"
        required
        {...form.getInputProps("password")}
      />
      <FormRefusal error={accepting.error} />
      <Button type="submit" variant="ink" loading={accepting.isPending}>
        {t("invitation.accept")}
      </Button>
    </form>
  );
}
