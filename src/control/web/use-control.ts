import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { getControlMorning, getControlOutlook, takeControlAction } from "../contract.ts";

/** The one action of a row; says what was planned. */
export function useTakeAction(department: string | undefined) {
  const { t } = useTranslation("control");
  const toast = useToast();
  const format = useFormat();
  const take = useMutationEndpoint(takeControlAction, {
    refreshes: [getControlMorning, getControlOutlook],
    onDone: ({ at, planned }, { body: { kind } }) => {
      const moment = at === null ? "" : format.moment(Date.parse(at), Date.now());
      if (kind === "talk") toast(t("web.done.talkToast", { at: moment }));
      if (kind === "calls") toast(t("web.done.calls", { count: planned }));
    },
    onRefused: (error) => void toast(error.message),
  });
  const scope = department === undefined ? {} : { department };
  return {
    isPending: take.isPending,
    take: (body: { kind: "talk" | "review"; person: string } | { kind: "calls"; stage: string }) =>
      take.mutateAsync({ body: { ...body, ...scope } }),
  };
}
