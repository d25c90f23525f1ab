import { Button, Modal } from "@mantine/core";
import type { FormEventHandler, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import classes from "./customers.module.css";

interface CustomerFormProps {
  readonly title: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly isReady?: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly children: ReactNode;
}

/** The dialog around the fields of a new company or contact; a refusal keeps everything typed. */
export function CustomerForm(props: CustomerFormProps) {
  const { title, action, isBusy, isReady = true, error, onClose, onSubmit, children } = props;
  const { t } = useTranslation("ui");
  const inFields = isProblem(error) && error.errors.length > 0;
  return (
    <Modal opened onClose={onClose} title={title} size={520} closeButtonProps={{ "aria-label": t("confirm.close") }}>
      <form onSubmit={onSubmit} noValidate className={classes.form}>
        <div className={classes.fields}>{children}</div>
        {!inFields && <FormRefusal error={error} />}
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="submit" variant="ink" loading={isBusy} disabled={!isReady}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
