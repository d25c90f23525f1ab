import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { beginProviderSignIn, listSignInProviders, type Me, signIn } from "../contract.ts";
import classes from "./access.module.css";
import { CodeStep } from "./code-step.tsx";
import { enter, safeAddress } from "./enter.ts";
import { formClass, PublicPage } from "./public-page.tsx";

/** What the way back from a provider may tell in the address; anything else there is not repeated on our page. */
const refusals = [
  "provider_failed",
  "provider_unknown",
  "provider_person_unknown",
  "provider_email_missing",
  "provider_domain_closed",
  "provider_account_exists",
  "user_inactive",
] as const;

export function Screen() {
  const { t } = useTranslation("identity");
  const [{ next, refused }] = useSearchState((raw) => ({ next: raw.next, refused: raw.refused }));
  const [isCodeAsked, setCodeAsked] = useState(false);
  const done = (me: Me) => enter(me, next);
  if (isCodeAsked) {
    return (
      <PublicPage title={t("codeStep.title")}>
        <CodeStep onDone={done} onBack={() => setCodeAsked(false)} />
      </PublicPage>
    );
  }
  const told = refusals.find((one) => one === refused);
  return (
    <PublicPage title={t("signIn.title")}>
      {told && (
        <p role="alert" className="bad">
          {t(`refusal.${told}`)}
        </p>
      )}
      <PasswordForm onDone={done} onCodeAsked={() => setCodeAsked(true)} />
      <Providers next={safeAddress(next)} />
    </PublicPage>
  );
}

function PasswordForm({
  onDone,
  onCodeAsked,
}: {
  readonly onDone: (me: Me) => void;
  readonly onCodeAsked: () => void;
}) {
  const { t } = useTranslation("identity");
  const form = useForm({ initialValues: { email: "", password: "" } });
  const signing = useMutationEndpoint(signIn, {
    onDone,
    onRefused: (error) => isProblem(error, "code_needed") && onCodeAsked(),
  });
  return (
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
  );
}

/** The button of the organisation's own sign-in, where there is one. */
function Providers({ next }: { readonly next: string | null }) {
  const { t } = useTranslation("identity");
  const slug = /^\/w\/([^/]+)/.exec(next ?? "")?.[1];
  const providers = useEndpoint(listSignInProviders, { query: slug === undefined ? {} : { workspace: slug } });
  const beginning = useMutationEndpoint(beginProviderSignIn, { onDone: ({ url }) => window.location.assign(url) });
  const items = providers.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <span className={classes.or}>{t("signIn.or")}</span>
      {items.map(({ workspace, name }) => (
        <Button
          key={workspace}
          loading={beginning.isPending}
          onClick={() => beginning.mutate({ body: { workspace, next } })}
        >
          {t("access.through", { name })}
        </Button>
      ))}
      <FormRefusal error={beginning.error} />
    </>
  );
}
