import { TextInput, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./customers.module.css";

interface EditableFactProps {
  readonly label: string;
  /** As typed; empty when not known. */
  readonly value: string;
  /** How it is shown; the value itself when left out. */
  readonly shown?: ReactNode;
  /** What stands beside the value and is pressed itself: a call, a link. */
  readonly aside?: ReactNode;
  readonly check?: (text: string) => string | null;
  /** Understood meaning of what is being typed. */
  readonly hint?: (text: string) => string | null;
  /** Rejects with the reason, which is shown under the field; what was typed stays. */
  readonly onSave: (text: string) => Promise<unknown>;
  readonly mayEdit: boolean;
  readonly inputMode?: "numeric" | "tel" | "email" | "url";
}

/** A fact of a card: a press makes it a field, Enter or leaving it saves, Esc returns. */
export function EditableFact(props: EditableFactProps) {
  const { label, value, shown, aside, mayEdit } = props;
  const { t } = useTranslation("crm");
  const [isEditing, setEditing] = useState(false);
  const said = value === "" ? <span className="t3">{mayEdit ? t("web.fill") : "—"}</span> : (shown ?? value);
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd className={classes.beside}>
        {isEditing && <FactInput {...props} onClose={() => setEditing(false)} />}
        {!isEditing && mayEdit && (
          <button type="button" className={classes.value} onClick={() => setEditing(true)}>
            <VisuallyHidden>{label}: </VisuallyHidden>
            {said}
          </button>
        )}
        {!mayEdit && <span className={classes.fixed}>{said}</span>}
        {!isEditing && aside}
      </dd>
    </div>
  );
}

function FactInput(props: EditableFactProps & { readonly onClose: () => void }) {
  const { label, value, check, hint, onSave, onClose, inputMode } = props;
  const [text, setText] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const isLeaving = useRef(false);
  const save = async () => {
    if (isLeaving.current) return;
    if (text.trim() === value) return onClose();
    const wrong = check?.(text) ?? null;
    if (wrong !== null) return setError(wrong);
    isLeaving.current = true;
    try {
      await onSave(text.trim());
      onClose();
    } catch (refusal) {
      isLeaving.current = false;
      setError(refusal instanceof Error ? refusal.message : String(refusal));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") void save();
    if (event.key !== "Escape") return;
    isLeaving.current = true;
    onClose();
  };
  return (
    <TextInput
      className="grow"
      aria-label={label}
      value={text}
      error={error}
      description={error === null ? hint?.(text) : null}
      autoFocus
      autoComplete="off"
      {...(inputMode === undefined ? {} : { inputMode })}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setError(null);
      }}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  );
}
