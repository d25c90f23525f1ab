import { ActionIcon } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import type { ChangeFilters } from "./change-filters.ts";

interface DealFindProps {
  readonly text: string | undefined;
  readonly onChange: ChangeFilters;
  readonly autoFocus?: boolean;
}

/** Finds deals by words of their name or of the company's; board and list narrow as one types. */
export function DealFind({ text, onChange, autoFocus = false }: DealFindProps) {
  const { t } = useTranslation("pipeline");
  return (
    <SearchBox
      label={t("web.filter.find")}
      value={text ?? ""}
      onChange={(words) => onChange({ text: words === "" ? undefined : words })}
      autoFocus={autoFocus}
    />
  );
}

/** Whether the search of a phone is open: once asked for, and while it narrows anything. */
export function useFinding(text: string | undefined) {
  const [asked, setAsked] = useState(false);
  return { opened: asked || text !== undefined, onOpen: () => setAsked(true) };
}

/** On a phone the search is a button until it is wanted. */
export function FindButton({ opened, onOpen }: { opened: boolean; onOpen: () => void }) {
  const { t } = useTranslation("pipeline");
  if (opened) return null;
  return (
    <ActionIcon className="only-phone" aria-label={t("web.filter.find")} onClick={onOpen}>
      <IconSearch size={20} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
}
