import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { type CustomFieldAnswer, changeCustomField, listCustomFields } from "../contract.ts";
import classes from "./fields.module.css";

interface FieldListProps {
  readonly fields: readonly CustomFieldAnswer[];
  readonly onOpen: (field: CustomFieldAnswer) => void;
}

/** Fields in their order, changed by dragging or by the arrows; archived ones below. */
export function FieldList({ fields, onOpen }: FieldListProps) {
  const { t } = useTranslation("custom-fields");
  const toast = useToast();
  const [dragged, setDragged] = useState<CustomFieldAnswer | null>(null);
  const change = useMutationEndpoint(changeCustomField, {
    refreshes: [listCustomFields],
    onRefused: (error) => toast(error.message),
  });
  const live = fields.filter((field) => field.archivedAt === null);
  const archived = fields.filter((field) => field.archivedAt !== null);
  const place = ({ id, version }: CustomFieldAnswer, before: CustomFieldAnswer | undefined) =>
    change.mutate({ params: { id }, body: { version, before: before?.id ?? null } });
  const drop = (target: CustomFieldAnswer) => {
    if (dragged !== null && dragged.id !== target.id) {
      const isBelow = live.indexOf(target) > live.indexOf(dragged);
      place(dragged, isBelow ? live[live.indexOf(target) + 1] : target);
    }
    setDragged(null);
  };
  return (
    <>
      <ol>
        {live.map((field, index) => (
          <li
            key={field.id}
            className={classes.line}
            data-dragged={dragged?.id === field.id || undefined}
            draggable
            onDragStart={() => setDragged(field)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => drop(field)}
          >
            <IconGripVertical size={16} stroke={1.5} className={`t3 ${classes.grip}`} aria-hidden />
            <FieldLine field={field} onOpen={onOpen} />
            <ActionIcon
              disabled={index === 0}
              aria-label={t("web.list.up", { name: field.name })}
              onClick={() => place(field, live[index - 1])}
            >
              <IconArrowUp size={16} stroke={1.5} />
            </ActionIcon>
            <ActionIcon
              disabled={index === live.length - 1}
              aria-label={t("web.list.down", { name: field.name })}
              onClick={() => place(field, live[index + 2])}
            >
              <IconArrowDown size={16} stroke={1.5} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Archived fields={archived} onOpen={onOpen} />
    </>
  );
}

function Archived({ fields, onOpen }: FieldListProps) {
  const { t } = useTranslation("custom-fields");
  if (fields.length === 0) return null;
  return (
    <>
      <h2 className={classes.archived}>{t("web.list.archived")}</h2>
      <ul>
        {fields.map((field) => (
          <li key={field.id} className={classes.line}>
            <FieldLine field={field} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FieldLine({ field, onOpen }: { field: CustomFieldAnswer; onOpen: FieldListProps["onOpen"] }) {
  const { t } = useTranslation("custom-fields");
  return (
    <button type="button" className={classes.field} onClick={() => onOpen(field)}>
      <b>{field.name}</b>
      <span className="t2">{t(`web.kind.${field.kind}`)}</span>
      {field.group !== "" && <Tag tone="line">{field.group}</Tag>}
      {field.isDemanded && <Tag tone="accent">{t("web.list.demanded")}</Tag>}
      {field.isInForm && !field.isDemanded && <Tag>{t("web.list.inForm")}</Tag>}
      {!field.isOnCard && <Tag>{t("web.list.offCard")}</Tag>}
      <span className={`t3 sm ${classes.count}`}>{t("web.list.filled", { count: field.filled ?? 0 })}</span>
    </button>
  );
}
