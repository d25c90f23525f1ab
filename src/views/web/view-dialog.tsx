import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { NameAndShare } from "../../ui/forms/name-and-share.tsx";
import { useGo } from "../../ui/link.tsx";
import { changeView, listViews, type SavedView, saveView } from "../contract.ts";
import { type Asked, placeOfView } from "./view-place.ts";

interface ViewDialogProps {
  /** A new one of what is asked now, or one to rename and share. */
  readonly of: "new" | SavedView;
  readonly asked: Asked;
  readonly onClose: () => void;
}

const refreshes = [listViews];

/** The name of a view and who else sees it. */
export function ViewDialog({ of, asked, onClose }: ViewDialogProps) {
  const { t } = useTranslation("views");
  const { save, isBusy, error } = useDialogSaving(of, asked, onClose);
  return (
    <NameAndShare
      title={of === "new" ? t("web.newTitle") : t("web.editTitle")}
      draft={of === "new" ? { name: "", who: "me" } : { name: of.name, who: of.isShared ? "all" : "me" }}
      words={{
        name: t("web.name"),
        example: t("web.nameExample"),
        sharedWith: t("web.isShared"),
        sight: t("web.sight"),
        save: t("web.save"),
      }}
      options={[
        { value: "me", label: t("web.toMe") },
        { value: "all", label: t("web.toAll") },
      ]}
      isBusy={isBusy}
      error={error}
      onSave={({ name, who }) => save({ name, isShared: who === "all" })}
      onClose={onClose}
    />
  );
}

function useDialogSaving(of: "new" | SavedView, asked: Asked, onClose: () => void) {
  const { t } = useTranslation("views");
  const toast = useToast();
  const go = useGo();
  const saving = useMutationEndpoint(saveView, { refreshes });
  const changing = useMutationEndpoint(changeView, { refreshes });
  const done = (view: SavedView) => {
    onClose();
    toast(t("web.saved", { name: view.name }));
  };
  return {
    isBusy: saving.isPending || changing.isPending,
    error: saving.error ?? changing.error,
    save: (draft: { readonly name: string; readonly isShared: boolean }) => {
      if (of !== "new") {
        return changing.mutate(
          { params: { id: of.id }, body: { version: of.version, ...draft } },
          { onSuccess: (view) => done(view) },
        );
      }
      saving.mutate(
        { body: { ...asked, ...draft } },
        {
          onSuccess: (view) => {
            done(view);
            const { path, search } = placeOfView(view);
            void go(path, search, { replace: true });
          },
        },
      );
    },
  };
}
