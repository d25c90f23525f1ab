import { ActionIcon, Menu } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { type ChangeEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import type { Document } from "../contract.ts";
import classes from "./commerce.module.css";
import { useDocumentChanges } from "./use-commerce.ts";

interface DocumentMenuProps {
  readonly document: Document;
  readonly today: CalendarDate;
  readonly onChanged: () => void;
}

const marks = ["sent", "received", "signed"] as const;

/** Marks a document as of today, takes a mark back, replaces the file, deletes. */
export function DocumentMenu({ document, today, onChanged }: DocumentMenuProps) {
  const { t } = useTranslation("commerce");
  const picker = useRef<HTMLInputElement>(null);
  const { mark, send, drop } = useDocumentDeeds({ document, today, onChanged });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("web.documentMenu", { title: document.title })}>
            <IconDotsVertical size={14} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {marks.map((one) => (
            <Menu.Item key={one} onClick={() => mark(one, document[`${one}On`] === null ? today : null)}>
              {t(document[`${one}On`] === null ? `web.markToday.${one}` : `web.unmark.${one}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => picker.current?.click()}>
            {t(document.file === null ? "web.attach" : "web.replaceFile")}
          </Menu.Item>
          <Menu.Item onClick={() => void drop()}>{t("web.removeDocument")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        className={classes.file}
        onChange={(event: ChangeEvent<HTMLInputElement>) => void send(event.currentTarget.files?.[0])}
      />
    </>
  );
}

function useDocumentDeeds({ document, onChanged }: DocumentMenuProps) {
  const { t } = useTranslation("commerce");
  const { change, upload, remove, restore } = useDocumentChanges();
  const { follow } = useUndo();
  const toast = useToast();
  const tell = (error: unknown) => toast(error instanceof Error ? error.message : String(error));
  const mark = (one: (typeof marks)[number], on: CalendarDate | null) =>
    change.mutate(
      { params: { id: document.id }, body: { version: document.version, [`${one}On`]: on } },
      { onSuccess: onChanged, onError: tell },
    );
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    await upload(document, file).then(onChanged, tell);
  };
  const drop = async () => {
    const undo = () => restore(document.id).then(onChanged);
    await follow(remove(document.id), () => ({ message: t("web.documentRemoved", { title: document.title }), undo }));
    onChanged();
  };
  return { mark, send, drop };
}
