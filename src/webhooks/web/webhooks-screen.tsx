import { Button } from "@mantine/core";
import { IconWebhook } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecretDialog } from "../../identity/web/index.ts";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { AppLink, useGo } from "../../ui/link.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { createWebhook, listWebhooks, type Webhook } from "../contract.ts";
import { useEventWords } from "./event-words.ts";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookState } from "./webhook-state.tsx";
import classes from "./webhooks.module.css";

/** Who is told what happens here (PLT-4). */
export function Screen() {
  const { t } = useTranslation("webhooks");
  const go = useGo();
  const webhooks = usePages(listWebhooks, { query: {} });
  const [isCreating, setCreating] = useState(false);
  const columns = useColumns();
  const create = (
    <Button variant="ink" onClick={() => setCreating(true)}>
      {t("web.create")}
    </Button>
  );
  const isEmpty = !webhooks.isPending && !webhooks.error && webhooks.items.length === 0;
  return (
    <Frame
      title={t("web.title")}
      parent={{ to: "/settings", label: t("identity:settings.title") }}
      busy={webhooks.isPending}
      {...(isEmpty ? {} : { actions: create })}
    >
      <div className={classes.page}>
        {webhooks.error && <ErrorState error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
        {webhooks.isPending && <TableSkeleton columns={3} />}
        {isEmpty && (
          <EmptyState
            icon={<IconWebhook size={24} stroke={1.5} />}
            title={t("web.empty")}
            hint={t("web.emptyHint")}
            action={create}
          />
        )}
        {webhooks.items.length > 0 && (
          <DataTable
            label={t("web.title")}
            columns={columns}
            rows={webhooks.items}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void go(`/settings/webhooks/${id}`)}
            onEnd={webhooks.more}
            isLoadingMore={webhooks.isLoadingMore}
          />
        )}
      </div>
      <CreateWebhook opened={isCreating} onClose={() => setCreating(false)} />
    </Frame>
  );
}

function useColumns(): readonly Column<Webhook>[] {
  const { t } = useTranslation("webhooks");
  const words = useEventWords();
  const told = (events: readonly string[]) => events.map(words).join(", ");
  return [
    {
      key: "name",
      title: t("web.name"),
      cell: ({ id, name }) => (
        <AppLink to={`/settings/webhooks/${id}`} className={classes.cut} title={name} tabIndex={-1}>
          {name}
        </AppLink>
      ),
    },
    {
      key: "url",
      title: t("web.url"),
      isMinor: true,
      cell: ({ url }) => (
        <span className={`${classes.cut} t2`} title={url}>
          {url}
        </span>
      ),
    },
    {
      key: "events",
      title: t("web.events"),
      isMinor: true,
      cell: ({ events }) => (
        <span className={classes.cut} title={told(events)}>
          {told(events)}
        </span>
      ),
    },
    { key: "state", title: t("web.stateTitle"), width: "150px", cell: (webhook) => <WebhookState webhook={webhook} /> },
  ];
}

function CreateWebhook({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("webhooks");
  const go = useGo();
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const creating = useMutationEndpoint(createWebhook, {
    refreshes: [listWebhooks],
    onDone: ({ webhook, secret }) => {
      onClose();
      setMade({ id: webhook.id, secret });
    },
  });
  return (
    <>
      {opened && (
        <WebhookForm
          title={t("web.create")}
          action={t("web.createAction")}
          draft={{ name: "", url: "", events: ["deal.won"] }}
          isBusy={creating.isPending}
          error={creating.error}
          onSave={(body) => creating.mutate({ body })}
          onClose={() => {
            creating.reset();
            onClose();
          }}
        />
      )}
      <SecretDialog
        title={t("web.made")}
        hint={t("web.madeHint")}
        secret={made?.secret ?? null}
        onClose={() => {
          if (made !== null) void go(`/settings/webhooks/${made.id}`);
          setMade(null);
        }}
      />
    </>
  );
}
