import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CallReview } from "../contract.ts";
import classes from "./calls.module.css";
import { readMoment, writeMoment } from "./search.ts";

export interface DraftNote {
  readonly key: number;
  readonly at: string;
  readonly text: string;
}

export const writeNotes = (notes: CallReview["notes"]): readonly DraftNote[] =>
  notes.map(({ second, text }, key) => ({ key, at: writeMoment(second), text }));

/** What was typed whole: a remark without words, or a moment that is none, is left out. */
export const readNotes = (notes: readonly DraftNote[]): CallReview["notes"] =>
  notes.flatMap(({ at, text }) => {
    const second = readMoment(at);
    return second === null || text.trim() === "" ? [] : [{ second, text }];
  });

interface NotesFieldProps {
  readonly value: readonly DraftNote[];
  readonly onChange: (notes: readonly DraftNote[]) => void;
}

/** Remarks at moments of the call. */
export function NotesField({ value, onChange }: NotesFieldProps) {
  const { t } = useTranslation("call-quality");
  const set = (key: number, part: Partial<DraftNote>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = () =>
    onChange([...value, { key: Math.max(-1, ...value.map(({ key }) => key)) + 1, at: "0:00", text: "" }]);
  return (
    <div className={classes.form}>
      {value.length > 0 && <span className="md">{t("web.review.notes")}</span>}
      {value.map(({ key, at, text }) => (
        <div key={key} className={classes.note}>
          <TextInput
            aria-label={t("web.review.noteAt")}
            value={at}
            error={readMoment(at) === null}
            onChange={(event) => set(key, { at: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t("web.review.noteText")}
            value={text}
            maxLength={1000}
            onChange={(event) => set(key, { text: event.currentTarget.value })}
          />
          <ActionIcon
            size="lg"
            aria-label={t("web.review.removeNote", { at })}
            onClick={() => onChange(value.filter((one) => one.key !== key))}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <span>
        <Button size="compact-sm" leftSection={<IconPlus size={14} stroke={1.5} />} onClick={add}>
          {t("web.review.addNote")}
        </Button>
      </span>
    </div>
  );
}
