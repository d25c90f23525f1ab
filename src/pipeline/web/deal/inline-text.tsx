import { Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import classes from "./deal.module.css";

interface InlineTextProps {
  readonly label: string;
  readonly value: string;
  readonly mayEdit: boolean;
  readonly isTitle?: boolean;
  readonly isLong?: boolean;
  /** `before` is what stood there when the typing began. */
  readonly onSave: (value: string, before: string) => void;
}

/** A text that becomes a field when pressed; Enter saves, Esc takes it back. */
export function InlineText({ label, value, mayEdit, isTitle = false, isLong = false, onSave }: InlineTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [before, setBefore] = useState(value);
  const open = () => {
    setBefore(value);
    setTyped(value);
  };
  const settle = () => {
    const next = typed?.trim() ?? "";
    setTyped(null);
    if (typed !== null && next !== before && (next !== "" || !isTitle)) onSave(next, before);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" && !(isLong && event.shiftKey)) settle();
    else if (event.key === "Escape") setTyped(null);
    else return;
    event.preventDefault();
  };
  if (typed !== null) {
    const props = { "aria-label": label, autoFocus: true, value: typed, onBlur: settle, onKeyDown };
    return isLong ? (
      <Textarea {...props} autosize minRows={2} onChange={(event) => setTyped(event.currentTarget.value)} />
    ) : (
      <TextInput {...props} onChange={(event) => setTyped(event.currentTarget.value)} />
    );
  }
  const shown = value === "" ? "—" : value;
  if (isTitle) {
    return <h2 className={classes.title}>{mayEdit ? <EditButton {...{ label, shown }} onClick={open} /> : shown}</h2>;
  }
  return mayEdit ? <EditButton {...{ label, shown }} onClick={open} /> : <span>{shown}</span>;
}

export function EditButton({ label, shown, onClick }: { label: string; shown: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.edit} onClick={onClick} aria-label={`${label}: ${shown}`}>
      {shown}
    </button>
  );
}
