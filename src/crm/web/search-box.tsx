import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import classes from "./customers.module.css";

/** The search of a list; "/" goes to it, and it asks the server when one stops typing. */
export function SearchBox({ value, onChange, label }: { value: string; onChange: (v: string) => void; label: string }) {
  const { t } = useTranslation("crm");
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const tell = useDebouncedCallback((text: string) => onChange(text.trim()), 220);
  useShortcuts([{ keys: "/", label: t("web.search"), run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.search ?? ""}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
