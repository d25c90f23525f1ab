import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { erasePerson } from "../contract.ts";
import classes from "./personal-data.module.css";

interface EraseDialogProps {
  readonly contact: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onErased: () => void;
}

/** Cannot be undone, so the name is typed and not only a button pressed. */
export function EraseDialog({ contact, onClose, onErased }: EraseDialogProps) {
  const { t } = useTranslation("personal-data");
  const toast = useToast();
  const [name, setName] = useState("");
  const erasing = useMutationEndpoint(erasePerson, {
    onDone: () => {
      toast(t("erased"));
      onErased();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("eraseTitle", { name: contact.name })}
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          erasing.mutate({ params: { id: contact.id }, body: { name } });
        }}
      >
        <p className="t2">{t("eraseHint")}</p>
        <p className="t2">{t("eraseFiles")}</p>
        <TextInput
          label={t("eraseConfirm", { name: contact.name })}
          value={name}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormRefusal error={erasing.error} />
        <div className={classes.buttons}>
          <Button type="submit" variant="ink" loading={erasing.isPending} disabled={name.trim() !== contact.name}>
            {t("erase")}
          </Button>
          <Button onClick={onClose}>{t("ui:confirm.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
