import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../keyboard/kbd.tsx";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import classes from "./forms.module.css";

interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  /** Opened by a press: the person types at once. */
  readonly autoFocus?: boolean;
}

/** The search of a list; "/" goes to it, and it asks the server when one stops typing. */
export function SearchBox({ value, onChange, label, autoFocus = false }: SearchBoxProps) {
  const { t } = useTranslation("ui");
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const tell = useDebouncedCallback((text: string) => onChange(text.trim()), 220);
  useShortcuts([{ keys: "/", label: t("filter.toSearch"), run: () => input.current?.focus() }]);
  const shown = typed ?? value;
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.search ?? ""}
      aria-label={label}
      placeholder={label}
      autoFocus={autoFocus}
      leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
      rightSection={
        shown === "" ? (
          <span className="not-phone" aria-hidden>
            <Kbd keys="/" />
          </span>
        ) : undefined
      }
      rightSectionPointerEvents="none"
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
