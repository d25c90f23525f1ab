import { Button, Modal } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import classes from "./team.module.css";

interface FormDialogProps {
  readonly title: string;
  readonly action?: string;
  readonly isReady?: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** The dialog around the fields; a refusal keeps everything typed. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation("team");
  const { isReady = true } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !props.isBusy) props.onSubmit();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={520}
      closeButtonProps={{ "aria-label": t("web.cancel") }}
    >
      <form className={classes.form} noValidate onSubmit={submit}>
        {props.children}
        <FormRefusal error={props.error} />
        <div className="row">
          <Button type="submit" variant="ink" loading={props.isBusy} disabled={!isReady}>
            {props.action ?? t("web.save")}
          </Button>
          <Button onClick={props.onClose}>{t("web.cancel")}</Button>
          {props.more}
        </div>
      </form>
    </Modal>
  );
}
