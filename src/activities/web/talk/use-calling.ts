import { type KeyboardEvent, type RefObject, useState } from "react";
import { callBegun, fitting } from "../../domain/mentioned.ts";
import type { Mentions } from "./use-mentions.ts";

const most = 6;

export type Person = Mentions["people"][number];

/** Whom the "@" before the caret may call, and the keys that choose: arrows, Enter or Tab, Esc. */
export function useCalling(
  field: RefObject<HTMLTextAreaElement | null>,
  { value, onChange, mentions }: { value: string; onChange: (text: string) => void; mentions: Mentions },
) {
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const begun = caret === null ? null : callBegun(value, caret);
  const offered = begun === null ? [] : fitting(mentions.people, begun.typed, most);
  const at = Math.min(active, offered.length - 1);
  const close = () => setCaret(null);
  const look = () => {
    setCaret(field.current?.selectionStart ?? null);
    setActive(0);
    if (field.current?.value.includes("@")) mentions.ask();
  };
  const choose = (one: Person | undefined) => {
    if (begun === null || caret === null || one === undefined) return;
    mentions.choose(one.id);
    const written = `${value.slice(0, begun.at)}@${one.name} `;
    onChange(written + value.slice(caret).replace(/^ /, ""));
    close();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(written.length, written.length);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (offered.length === 0 || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((at + step + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(offered[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { offered, at, look, choose, press, close };
}
