import { useTranslation } from "react-i18next";
import type { InputOf } from "../../ui/api/client.ts";
import { endpointKey, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { changeNotificationSettings, getNotificationSettings, type NotificationSettings } from "../contract.ts";

export type SettingsChange = NonNullable<InputOf<typeof changeNotificationSettings>["body"]>;
export type OnChange = (change: SettingsChange) => void;

/** Shown as chosen at once, and as the server keeps it afterwards. */
export function useChangeSettings(): OnChange {
  const { t } = useTranslation("notifications");
  const toast = useToast();
  const changing = useMutationEndpoint(changeNotificationSettings, {
    refreshes: [getNotificationSettings],
    onDone: () => toast(t("settings.saved")),
    onRefused: (error) => toast(error.message),
    optimistic: ({ body = {} }, client) => {
      const queryKey = endpointKey(getNotificationSettings, {});
      const before = client.getQueryData<NotificationSettings>(queryKey);
      if (before === undefined) return () => {};
      const { choices, ...rest } = body;
      client.setQueryData(queryKey, { ...before, ...rest, choices: withChoices(before.choices, choices) });
      return () => client.setQueryData(queryKey, before);
    },
  });
  return (body) => changing.mutate({ body });
}

function withChoices(before: NotificationSettings["choices"], change: SettingsChange["choices"]) {
  const rows = Object.entries(change ?? {}) as [keyof typeof before, Partial<(typeof before)[keyof typeof before]>][];
  return { ...before, ...Object.fromEntries(rows.map(([kind, row]) => [kind, { ...before[kind], ...row }])) };
}
