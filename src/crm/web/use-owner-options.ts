import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import type { FilterOption } from "../../ui/layout/filter-chip.tsx";
import { useSession } from "../../ui/session.tsx";

/** Whose customers are shown: one's own first, then colleagues by name. */
export function useOwnerOptions(): readonly FilterOption[] {
  const { t } = useTranslation("crm");
  const { user } = useSession();
  const others = usePeople().filter(({ id }) => id !== user.id);
  return [{ value: user.id, label: t("web.mine") }, ...others.map(({ id, name }) => ({ value: id, label: name }))];
}

/** Values in use, the chosen one always among them. */
export function valuesOf(values: readonly string[], chosen: string | undefined): readonly FilterOption[] {
  const known = new Set(values);
  if (chosen !== undefined) known.add(chosen);
  return [...known].map((value) => ({ value, label: value })).sort(byLabel);
}

const byLabel = (a: FilterOption, b: FilterOption) => a.label.localeCompare(b.label);
