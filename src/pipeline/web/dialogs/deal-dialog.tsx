import { Button, Modal } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import classes from "./dialogs.module.css";

interface DealDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog: fields, why it was not accepted, the verb and a way out. */
export function DealDialog(props: DealDialogProps) {
  const { opened, title, submitLabel, isBusy, isReady, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation("pipeline");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={480}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      <form onSubmit={submit} className={classes.form} noValidate>
        {children}
        <FormRefusal error={error} />
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t("web.cancel")}</Button>
          <Button type="submit" variant="ink" loading={isBusy} disabled={!isReady}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
