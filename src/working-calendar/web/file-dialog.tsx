import { Button, FileButton, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { call } from "../../ui/api/client.ts";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { changeWorkingDays, type DayToBe, importWorkingYear, type WorkingYear } from "../contract.ts";
import classes from "./working-calendar.module.css";

interface FileDialogProps {
  readonly year: WorkingYear;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

type Read = AnswerOf<typeof importWorkingYear>;

function useLoading({ year: { year, version }, onClose, onChanged }: FileDialogProps) {
  const { t } = useTranslation("working-calendar");
  const { follow } = useUndo();
  const [text, setText] = useState("");
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = (isTrial: boolean) => call(importWorkingYear, { params: { year }, body: { version, text, isTrial } });
  const change = (next: string) => {
    setText(next);
    setRead(null);
    setError(null);
  };
  const write = async () => {
    const answer = await load(false);
    await onChanged();
    return answer;
  };
  const undo = async ({ version: written, changes }: Read) => {
    const days = changes.map(({ before }) => before);
    await call(changeWorkingDays, { params: { year }, body: { version: written, days } });
    await onChanged();
  };
  const isReady = read !== null && read.wrong.length === 0 && read.changes.length > 0;
  const press = () =>
    isReady
      ? follow(write(), (answer) => ({ message: t("file.done", { year }), undo: () => undo(answer) })).then(
          onClose,
          setError,
        )
      : load(true).then(setRead, setError);
  return { text, change, read, error, isReady, press };
}

/** A year from a file: first what it would change, or which lines are wrong; then all of it or nothing. */
export function FileDialog(props: FileDialogProps) {
  const { t } = useTranslation("working-calendar");
  const { text, change, read, error, isReady, press } = useLoading(props);
  const {
    onClose,
    year: { year },
  } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={`${t("file.title")}, ${year}`}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className={classes.form}>
        <p className="t2 sm">{t("file.hint")}</p>
        <FileButton
          accept=".csv,.xml,.json,text/csv,text/xml,application/json"
          onChange={(file) => void file?.text().then(change)}
        >
          {(props) => (
            <div>
              <Button {...props}>{t("file.choose")}</Button>
            </div>
          )}
        </FileButton>
        <Textarea
          label={t("file.text")}
          autosize
          minRows={5}
          maxRows={12}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {read !== null && <Told read={read} />}
        <FormRefusal error={error} />
        <div className="row">
          <Button variant="ink" disabled={text.trim() === ""} onClick={() => void press()}>
            {t(isReady ? "file.write" : "file.check")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}

function Told({ read: { wrong, changes, workingDays } }: { readonly read: Read }) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  const told = ({ kind, opensAt, closesAt }: DayToBe) =>
    kind === "hours"
      ? t("year.day.hours", { from: opensAt, to: closesAt })
      : kind === "usual"
        ? t("file.usual")
        : t(`year.day.${kind}`);
  if (wrong.length > 0) {
    return (
      <div role="alert" className={classes.told}>
        <b>{t("file.wrong")}</b>
        <ul>
          {wrong.map(({ line, code, value }) => (
            <li key={`${line} ${code} ${value}`}>
              {t("file.line", { line, error: t(`file.error.${code}`, { value }) })}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (changes.length === 0) return <p role="status">{t("file.nothing")}</p>;
  return (
    <div role="status" className={classes.told}>
      <b>{t("file.changes", { count: changes.length })}</b>
      <span className="t2">{t("file.days", workingDays)}</span>
      <ul>
        {changes.map(({ before, after }) => (
          <li key={after.date}>
            {t("file.change", { day: format.dayNamed(after.date), before: told(before), after: told(after) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
