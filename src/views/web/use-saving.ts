import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { useAddress, useGo } from "../../ui/link.tsx";
import { changeView, chooseDefaultView, listViews, removeView, restoreView, type SavedView } from "../contract.ts";
import { type Asked, placeOfView } from "./view-place.ts";

const refreshes = [listViews];

/** What is done with a view from its bar and its menu; each says what became of it. */
export function useSaving() {
  const { t } = useTranslation("views");
  const toast = useToast();
  const { follow } = useUndo();
  const go = useGo();
  const address = useAddress();
  const changing = useMutationEndpoint(changeView, { refreshes });
  const removing = useMutationEndpoint(removeView, { refreshes });
  const restoring = useMutationEndpoint(restoreView, { refreshes });
  const choosing = useMutationEndpoint(chooseDefaultView, { refreshes });
  const refused = (error: unknown) => toast(error instanceof Error ? error.message : t("web.failed"));
  return {
    isBusy: changing.isPending,
    /** Keeps what is asked now in the view; ⌘Z puts back what it kept. */
    keep: (view: SavedView, { layout, search }: Asked) => {
      const { id } = view;
      const sending = changing.mutateAsync({ params: { id }, body: { version: view.version, search, layout } });
      void follow(sending, ({ name, version }) => ({
        message: t("web.saved", { name }),
        undo: () =>
          changing.mutateAsync({ params: { id }, body: { version, search: view.search, layout: view.layout } }),
      })).catch(refused);
    },
    remove: (view: SavedView, asked: Asked) => {
      const params = { id: view.id };
      void follow(removing.mutateAsync({ params }), () => ({
        message: t("web.removed", { name: view.name }),
        undo: () => restoring.mutateAsync({ params, body: {} }),
      }))
        .then(() => go(placeOfView({ ...view, layout: asked.layout }).path, asked.search))
        .catch(refused);
    },
    choose: ({ id, entity, isDefault }: SavedView) =>
      choosing.mutate({ params: { entity }, body: { viewId: isDefault ? null : id } }, { onError: refused }),
    copyLink: async (view: SavedView) => {
      await navigator.clipboard.writeText(
        `${window.location.origin}${address(placeOfView(view).path)}?view=${view.id}`,
      );
      toast(t("web.copied"));
    },
  };
}
