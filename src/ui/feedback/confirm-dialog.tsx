import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./confirm-dialog.module.css";

interface ConfirmDialogProps {
  readonly opened: boolean;
  /** The question: "Удалить этап «Договор подписан»?" */
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
  /** The verb of the deed: "Удалить этап"; never "ОК". */
  readonly action: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Only for what cannot be undone (money, sending, closing access); all else is done at once and offers undo. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, action, isBusy = false, onConfirm, onClose } = props;
  const { t } = useTranslation("ui");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={440}
      closeButtonProps={{ "aria-label": t("confirm.close") }}
    >
      <div className={classes.text}>{children}</div>
      <div className={classes.buttons}>
        <Button onClick={onClose}>{t("confirm.cancel")}</Button>
        <Button variant="ink" loading={isBusy} onClick={onConfirm} data-autofocus>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
