import { ActionIcon } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SettledDateField } from "../../ui/forms/settled-date-field.tsx";
import { onKey } from "../../ui/keyboard/on-key.ts";
import type { CustomFieldAnswer } from "../contract.ts";
import type { CustomValue } from "../domain/read-value.ts";
import { isSameValue } from "../domain/read-values.ts";
import classes from "./custom-facts.module.css";
import { FieldControl } from "./field-control.tsx";
import { useValueText } from "./use-value-text.ts";

interface FactEditorProps {
  readonly field: CustomFieldAnswer;
  readonly value: CustomValue | null;
  /** `base` is the value that the person began with: another's since then is not written over unasked. */
  readonly onSave: (value: CustomValue | null, base: CustomValue | null) => Promise<unknown>;
  readonly onClose: () => void;
  readonly autoFocus?: boolean;
  /** `onSave` asks itself whose value stays. */
  readonly asksWhose?: boolean;
}

/** Kinds that are saved as soon as something is chosen. */
const atOnce: ReadonlySet<string> = new Set(["yes_no", "choice", "person"]);

/** Enter chooses within a list or a calendar, and Shift+Enter begins a line. */
const byEnter = (kind: CustomFieldAnswer["kind"], isShift: boolean) =>
  !atOnce.has(kind) && kind !== "choices" && kind !== "date" && !(kind === "long_text" && isShift);

/** What is being typed, and its way to the server: what was typed stays when it is refused. */
function useDraft({ field, value, onSave, onClose, asksWhose = false }: FactEditorProps) {
  const { t } = useTranslation("custom-fields");
  const text = useValueText();
  const [{ draft, base }, setState] = useState({ draft: value, base: value });
  const [error, setError] = useState<string>();
  const isLeaving = useRef(false);
  // Where it stays open, as the gate's does, what was saved can be changed again; what another saved meanwhile spoils no typing.
  useEffect(() => {
    isLeaving.current = false;
    setState((typed) =>
      isSameValue(typed.draft, typed.base) || isSameValue(typed.draft, value) ? { draft: value, base: value } : typed,
    );
  }, [value]);
  const save = async (next: CustomValue | null) => {
    if (isLeaving.current) return;
    if (isSameValue(next === "" ? null : next, base)) return onClose();
    if (!asksWhose && !isSameValue(base, value) && !isSameValue(next, value)) {
      setState({ draft: next, base: value });
      return setError(t("web.overtaken", { value: text(field, value) || t("web.blankValue") }));
    }
    isLeaving.current = true;
    try {
      await onSave(next, base);
      onClose();
    } catch (refusal) {
      isLeaving.current = false;
      setError(refusal instanceof Error ? refusal.message : String(refusal));
    }
  };
  const change = (next: CustomValue | null) => {
    setState({ draft: next, base });
    setError(undefined);
    if (atOnce.has(field.kind)) void save(next);
  };
  const leave = () => {
    isLeaving.current = true;
    onClose();
  };
  return { draft, error, save, change, leave };
}

/** The control of one field in its place: Enter or leaving it saves, Esc returns. */
export function FactEditor(props: FactEditorProps) {
  const { field, value, onClose, autoFocus = true } = props;
  const { draft, error, save, change, leave } = useDraft(props);
  const hear = onKey((event) => {
    if (event.key === "Enter" && byEnter(field.kind, event.shiftKey)) void save(draft);
    if (event.key === "Escape") leave();
  });
  if (field.kind === "date") {
    return (
      <div className={classes.editor} {...hear}>
        <SettledDateField
          label={field.name}
          value={value as string | null}
          autoFocus={autoFocus}
          onSettle={(day) => void save(day)}
        />
      </div>
    );
  }
  const settle = atOnce.has(field.kind) ? onClose : () => void save(draft);
  return (
    <div className={classes.editor} {...hear}>
      <FieldControl
        field={{ ...field, help: "" }}
        value={draft}
        onChange={change}
        error={error}
        autoFocus={autoFocus}
        {...(field.kind === "date_time" ? {} : { onBlur: settle })}
      />
      {field.kind === "date_time" && <SaveButton onClick={() => void save(draft)} />}
    </div>
  );
}

function SaveButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("custom-fields");
  return (
    <ActionIcon variant="default" size="lg" aria-label={t("web.dialog.save")} onClick={onClick}>
      <IconCheck size={16} stroke={1.5} />
    </ActionIcon>
  );
}
