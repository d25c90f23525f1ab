import { ActionIcon, Button, Modal } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import classes from "./commerce.module.css";

interface GoodsFormProps {
  readonly title: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  /** Of one that is there already. */
  readonly onDelete?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** The dialog around the fields of a product or a shipment; a refusal keeps everything typed. */
export function GoodsForm(props: GoodsFormProps) {
  const { t } = useTranslation("commerce");
  const inFields = isProblem(props.error) && props.error.errors.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.isReady && !props.isBusy) props.onSubmit();
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
        <div className={classes.fields}>{props.children}</div>
        {!inFields && <FormRefusal error={props.error} />}
        <div className="row">
          <Button type="submit" variant="ink" loading={props.isBusy} disabled={!props.isReady}>
            {props.action}
          </Button>
          <Button onClick={props.onClose}>{t("web.cancel")}</Button>
          {props.onDelete !== undefined && (
            <Button className="end" variant="subtle" color="red" onClick={props.onDelete}>
              {t("web.goods.delete")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

export function AddGoods({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button variant="ink" aria-label={label} onClick={onAdd}>
      <IconPlus size={16} stroke={1.5} aria-hidden />
      <span className="not-phone">
        {"\u00a0"}
        {label}
      </span>
    </Button>
  );
}

export function EditGoods({ name, onEdit }: { name: string; onEdit: () => void }) {
  const { t } = useTranslation("commerce");
  return (
    <ActionIcon
      size="sm"
      aria-label={t("web.goods.change", { name })}
      onClick={(event) => {
        event.stopPropagation();
        onEdit();
      }}
    >
      <IconPencil size={14} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
}
