import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useToast } from "../../ui/feedback/toast.tsx";
import classes from "./settings.module.css";

interface SecretDialogProps {
  readonly title: string;
  readonly hint: string;
  /** Null keeps the dialog closed. */
  readonly secret: string | null;
  readonly onClose: () => void;
}

/** Shows what is shown once only: a key, the link of an invitation. */
export function SecretDialog({ title, hint, secret, onClose }: SecretDialogProps) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(secret ?? "");
    toast(t("secret.copied"));
  };
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened={secret !== null}
      onClose={onClose}
      title={title}
      size={520}
      closeOnClickOutside={false}
    >
      <div className={classes.form}>
        <p className="t2">{hint}</p>
        <code className={classes.secret}>{secret}</code>
        <div className={classes.row}>
          <Button variant="ink" onClick={() => void copy()}>
            {t("secret.copy")}
          </Button>
          <Button onClick={onClose}>{t("secret.done")}</Button>
        </div>
      </div>
    </Modal>
  );
}
