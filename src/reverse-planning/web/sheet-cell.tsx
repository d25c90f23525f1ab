import { IconArrowBackUp } from "@tabler/icons-react";
import { type FocusEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./sheet.module.css";

export interface SheetCellProps {
  /** What the cell is, for those who hear it: "Конверсия: Встреча состоялась". */
  readonly label: string;
  /** What counts now, and what was measured. */
  readonly value: number | null;
  readonly measured: number | null;
  readonly isTyped: boolean;
  readonly shown: (value: number) => string;
  /** What one edits. */
  readonly plain: (value: number) => string;
  /** Null: it is no such figure. */
  readonly read: (text: string) => number | null;
  readonly onType: (value: number | null) => void;
  readonly column: string;
  readonly placeholder?: string;
}

/** A figure that may be typed over: Enter and arrows go on to the next cell, Esc takes back what is being typed. */
export function SheetCell(props: SheetCellProps) {
  const { label, value, isTyped, shown, column, placeholder } = props;
  const { t } = useTranslation("reverse-planning");
  const { draft, isWrong, begin, change, keep, press } = useDraft(props);
  return (
    <span className={classes.cell} data-typed={isTyped || undefined} data-wrong={isWrong || undefined}>
      <input
        className={classes.input}
        data-column={column}
        aria-label={isTyped ? `${label}, ${t("web.sheet.typed")}` : label}
        aria-invalid={isWrong || undefined}
        inputMode="decimal"
        autoComplete="off"
        placeholder={placeholder ?? "—"}
        value={draft ?? (value === null ? "" : shown(value))}
        onFocus={begin}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={press}
      />
      {isTyped && <ResetButton {...props} forget={() => change(null)} />}
    </span>
  );
}

function ResetButton({ label, measured, shown, onType, forget }: SheetCellProps & { forget: () => void }) {
  const { t } = useTranslation("reverse-planning");
  return (
    <button
      type="button"
      className={classes.reset}
      title={t("web.sheet.resetTo", { value: measured === null ? "—" : shown(measured) })}
      aria-label={`${t("web.sheet.reset")}: ${label}`}
      onClick={() => {
        forget();
        onType(null);
      }}
    >
      <IconArrowBackUp size={12} stroke={1.7} aria-hidden />
    </button>
  );
}

/** What is being typed, kept on leaving the cell; what is no figure stays there to be mended. */
function useDraft({ value, measured, plain, read, onType }: SheetCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const change = (text: string | null) => {
    setDraft(text);
    setWrong(false);
  };
  const keep = (): boolean => {
    if (draft === null) return true;
    const text = draft.trim();
    const typed = text === "" ? null : read(text);
    if (text !== "" && typed === null) {
      setWrong(true);
      return false;
    }
    change(null);
    // A cell that was only looked at still counts with its unrounded figure.
    const isSame = value !== null && text === plain(value);
    if (!isSame) onType(typed === measured ? null : typed);
    return true;
  };
  const begin = ({ currentTarget: input }: FocusEvent<HTMLInputElement>) => {
    if (draft === null && value !== null) setDraft(plain(value));
    requestAnimationFrame(() => input.select());
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      event.preventDefault();
      change(value === null ? null : plain(value));
      return;
    }
    const step = stepOf(event);
    if (step === null) return;
    event.preventDefault();
    if (keep()) neighbour(event.currentTarget, step)?.focus();
  };
  return { draft, isWrong, begin, change, keep, press };
}

type Step = "down" | "up" | "left" | "right";

/** Left and right leave a cell only from its edges, or when all of it is selected. */
function stepOf({ key, shiftKey, currentTarget: input }: KeyboardEvent<HTMLInputElement>): Step | null {
  const isAll = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "ArrowDown") return "down";
  if (key === "ArrowUp") return "up";
  if (key === "ArrowLeft" && (isAll || input.selectionEnd === 0)) return "left";
  if (key === "ArrowRight" && (isAll || input.selectionStart === input.value.length)) return "right";
  return null;
}

function neighbour(input: HTMLInputElement, step: Step): HTMLInputElement | undefined {
  const all = [...(input.closest("[data-sheet]")?.querySelectorAll<HTMLInputElement>("input[data-column]") ?? [])];
  const line =
    step === "up" || step === "down" ? all.filter(({ dataset }) => dataset.column === input.dataset.column) : all;
  return line[line.indexOf(input) + (step === "up" || step === "left" ? -1 : 1)];
}
