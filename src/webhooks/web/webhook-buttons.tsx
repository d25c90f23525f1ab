import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecretDialog } from "../../identity/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useGo } from "../../ui/link.tsx";
import {
  changeSecret,
  changeWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  testWebhook,
  type Webhook,
} from "../contract.ts";
import { WebhookForm } from "./webhook-form.tsx";
import classes from "./webhooks.module.css";

type Open = "change" | "secret" | "remove" | null;

/** What can be done with a webhook. */
export function WebhookButtons({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation("webhooks");
  const toast = useToast();
  const [open, setOpen] = useState<Open>(null);
  const params = { id: webhook.id };
  const refreshes = [getWebhook, listWebhooks, listDeliveries];
  const testing = useMutationEndpoint(testWebhook, { refreshes, onDone: () => toast(t("web.tested")) });
  const switching = useMutationEndpoint(changeWebhook, { refreshes });
  const { version, isActive } = webhook;
  return (
    <>
      <div className={classes.buttons}>
        <Button loading={testing.isPending} onClick={() => testing.mutate({ params })}>
          {t("web.test")}
        </Button>
        <Button onClick={() => setOpen("change")}>{t("web.change")}</Button>
        <Button
          loading={switching.isPending}
          onClick={() => switching.mutate({ params, body: { version, isActive: !isActive } })}
        >
          {t(isActive ? "web.switchOff" : "web.switchOn")}
        </Button>
        <Button onClick={() => setOpen("secret")}>{t("web.newSecret")}</Button>
        <Button onClick={() => setOpen("remove")}>{t("web.remove")}</Button>
      </div>
      <FormRefusal error={testing.error ?? switching.error} />
      {open === "change" && <ChangeWebhook webhook={webhook} onClose={() => setOpen(null)} />}
      <NewSecret webhook={webhook} opened={open === "secret"} onClose={() => setOpen(null)} />
      <RemoveWebhook webhook={webhook} opened={open === "remove"} onClose={() => setOpen(null)} />
    </>
  );
}

function ChangeWebhook({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const { t } = useTranslation("webhooks");
  const changing = useMutationEndpoint(changeWebhook, { refreshes: [getWebhook, listWebhooks], onDone: onClose });
  const { id, version, name, url, events } = webhook;
  return (
    <WebhookForm
      title={t("web.changeTitle")}
      action={t("web.save")}
      draft={{ name, url, events }}
      isBusy={changing.isPending}
      error={changing.error}
      onSave={(draft) => changing.mutate({ params: { id }, body: { version, ...draft } })}
      onClose={onClose}
    />
  );
}

interface DialogProps {
  readonly webhook: Webhook;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function NewSecret({ webhook, opened, onClose }: DialogProps) {
  const { t } = useTranslation("webhooks");
  const [secret, setSecret] = useState<string | null>(null);
  const changing = useMutationEndpoint(changeSecret, {
    refreshes: [getWebhook],
    onDone: (answer) => {
      onClose();
      setSecret(answer.secret);
    },
  });
  return (
    <>
      <ConfirmDialog
        opened={opened}
        title={t("web.newSecretTitle")}
        action={t("web.newSecret")}
        isBusy={changing.isPending}
        onConfirm={() => changing.mutate({ params: { id: webhook.id }, body: {} })}
        onClose={onClose}
      >
        {t("web.newSecretHint")}
        <FormRefusal error={changing.error} />
      </ConfirmDialog>
      <SecretDialog title={t("web.secret")} hint={t("web.madeHint")} secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

function RemoveWebhook({ webhook, opened, onClose }: DialogProps) {
  const { t } = useTranslation("webhooks");
  const go = useGo();
  const removing = useMutationEndpoint(removeWebhook, {
    refreshes: [listWebhooks],
    onDone: () => void go("/settings/webhooks"),
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={t("web.removeTitle", { name: webhook.name })}
      action={t("web.remove")}
      isBusy={removing.isPending}
      onConfirm={() => removing.mutate({ params: { id: webhook.id } })}
      onClose={onClose}
    >
      {t("web.removeHint")}
      <FormRefusal error={removing.error} />
    </ConfirmDialog>
  );
}
