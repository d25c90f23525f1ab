import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { currentWorkspace } from "../../../ui/api/client.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { undoMerge } from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";

/** Deals, activities and lists tell of the customer too: after a merge everything shown is read anew. */
export function useRefreshEverything() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [currentWorkspace()] });
}

/** Takes a merge back and says what had to stay as it was changed since. */
export function useUndoMerge(kind: CustomerKind) {
  const { t } = useTranslation("crm");
  const toast = useToast();
  const refresh = useRefreshEverything();
  const undoing = useMutationEndpoint(undoMerge, {
    onDone: ({ merge, keptFields, keptRows }) => {
      void refresh();
      const kept = keptFields.length + keptRows.reduce((sum, { count }) => sum + count, 0);
      const name = merge.merged.name;
      toast(
        kept > 0 ? t("web.duplicates.undoneKept", { name, count: kept }) : t(`web.duplicates.undone.${kind}`, { name }),
      );
    },
    onRefused: (error) => void toast(error.message),
  });
  return {
    isPending: undoing.isPending,
    run: (id: string) => undoing.mutate({ params: { id }, body: {} }),
  };
}
