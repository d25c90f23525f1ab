import { Button, Modal, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from "../contract.ts";
import { SecretDialog } from "./secret-dialog.tsx";
import classes from "./settings.module.css";
import { SettingsScreen } from "./settings-screen.tsx";
import { usePeople } from "./use-people.ts";

/** API keys: made once, shown once, revoked at once (PLT-4). */
export function Screen() {
  const { t } = useTranslation("identity");
  const keys = usePages(listApiKeys, { query: {} });
  const [isCreating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const columns = useColumns(setRevoking);
  const create = (
    <Button variant="ink" onClick={() => setCreating(true)}>
      {t("keys.create")}
    </Button>
  );
  return (
    <SettingsScreen tab="keys" busy={keys.isPending} actions={create}>
      {keys.error && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <TableSkeleton columns={4} />}
      {!keys.isPending && !keys.error && keys.items.length === 0 && (
        <EmptyState title={t("keys.empty")} hint={t("keys.emptyHint")} />
      )}
      {keys.items.length > 0 && (
        <DataTable
          label={t("keys.title")}
          columns={columns}
          rows={keys.items}
          rowKey={(key) => key.id}
          onEnd={keys.more}
          isLoadingMore={keys.isLoadingMore}
        />
      )}
      <CreateKey opened={isCreating} onClose={() => setCreating(false)} />
      <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />
    </SettingsScreen>
  );
}

function useColumns(onRevoke: (key: ApiKey) => void): readonly Column<ApiKey>[] {
  const { t } = useTranslation("identity");
  const format = useFormat();
  const people = usePeople();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "—";
  return [
    { key: "name", title: t("keys.name"), cell: (key) => key.name },
    { key: "start", title: t("keys.start"), isMinor: true, cell: (key) => <code>{key.start}…</code> },
    { key: "user", title: t("keys.actsAs"), isMinor: true, cell: (key) => nameOf(key.userId) },
    {
      key: "used",
      title: t("keys.lastUsed"),
      cell: (key) => (key.lastUsedOn === null ? t("keys.never") : format.dayLong(key.lastUsedOn)),
    },
    {
      key: "revoke",
      title: t("keys.revoke"),
      width: "120px",
      cell: (key) => (
        <Button size="sm" onClick={() => onRevoke(key)} aria-label={t("keys.revokeNamed", { name: key.name })}>
          {t("keys.revoke")}
        </Button>
      ),
    },
  ];
}

function CreateKey({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("identity");
  const people = usePeople();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm({ initialValues: { name: "", userId: "", rate: "" as number | string } });
  const creating = useMutationEndpoint(createApiKey, {
    refreshes: [listApiKeys],
    onDone: ({ key }) => {
      form.reset();
      onClose();
      setSecret(key);
    },
  });
  const who = [{ value: "", label: t("keys.me") }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <>
      <Modal
        closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
        opened={opened}
        onClose={onClose}
        title={t("keys.create")}
      >
        <form
          noValidate
          className={classes.form}
          onSubmit={form.onSubmit(({ name, userId, rate }) =>
            creating.mutate({
              body: {
                name,
                ...(userId === "" ? {} : { userId }),
                ...(typeof rate === "number" ? { requestsPerSecond: rate } : {}),
              },
            }),
          )}
        >
          <TextInput label={t("keys.name")} required data-autofocus {...form.getInputProps("name")} />
          <NativeSelect label={t("keys.actsAs")} data={who} {...form.getInputProps("userId")} />
          <NumberInput
            label={t("keys.rate")}
            description={t("keys.rateHint")}
            min={1}
            max={100_000}
            allowDecimal={false}
            {...form.getInputProps("rate")}
          />
          <FormRefusal error={creating.error} />
          <Button type="submit" variant="ink" loading={creating.isPending}>
            {t("keys.create")}
          </Button>
        </form>
      </Modal>
      <SecretDialog title={t("keys.made")} hint={t("keys.madeHint")} secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

function RevokeKey({ apiKey, onClose }: { readonly apiKey: ApiKey | null; readonly onClose: () => void }) {
  const { t } = useTranslation("identity");
  const revoking = useMutationEndpoint(revokeApiKey, { refreshes: [listApiKeys], onDone: onClose });
  return (
    <ConfirmDialog
      opened={apiKey !== null}
      title={t("keys.revokeTitle", { name: apiKey?.name ?? "" })}
      action={t("keys.revoke")}
      isBusy={revoking.isPending}
      onConfirm={() => apiKey && revoking.mutate({ params: { id: apiKey.id } })}
      onClose={onClose}
    >
      {t("keys.revokeHint")}
      <FormRefusal error={revoking.error} />
    </ConfirmDialog>
  );
}
