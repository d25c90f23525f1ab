import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useGo } from "../../ui/link.tsx";
import { changeView, listViews, type SavedView, saveView } from "../contract.ts";
import classes from "./view-bar.module.css";
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
  const [name, setName] = useState(of === "new" ? "" : of.name);
  const [isShared, setShared] = useState(of === "new" ? false : of.isShared);
  const { save, isBusy, error } = useDialogSaving(of, asked, onClose);
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened
      onClose={onClose}
      title={of === "new" ? t("web.newTitle") : t("web.editTitle")}
      size={440}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") save({ name, isShared });
        }}
      >
        <TextInput
          label={t("web.name")}
          placeholder={t("web.nameExample")}
          required
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <div className={classes.label}>{t("web.isShared")}</div>
          <Segmented
            label={t("web.isShared")}
            value={isShared ? "all" : "me"}
            onChange={(who) => setShared(who === "all")}
            options={[
              { value: "me", label: t("web.toMe") },
              { value: "all", label: t("web.toAll") },
            ]}
          />
        </div>
        <p className="t2 sm">{t("web.sight")}</p>
        <FormRefusal error={error} />
        <Button type="submit" variant="ink" loading={isBusy} disabled={name.trim() === ""}>
          {t("web.save")}
        </Button>
      </form>
    </Modal>
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
