import { Button } from "@mantine/core";
import { IconFilter, IconLayoutKanban } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { Filters } from "../filters/deal-search.ts";
import { useDescribedFilters } from "../filters/describe-filters.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";

interface BoardEmptyProps {
  readonly search: ReturnType<typeof useDealSearch>;
  readonly filters: Filters;
  readonly onCreate: () => void;
}

/** No deal yet, or none that the filter lets through: then the condition to drop is named. */
export function BoardEmpty({ search, filters, onCreate }: BoardEmptyProps) {
  const { t } = useTranslation(["pipeline", "ui"]);
  const mayCreate = useMay("deals.edit");
  const described = useDescribedFilters(filters);
  if (described.length === 0) {
    return (
      <EmptyState
        icon={<IconLayoutKanban size={28} stroke={1.5} />}
        title={t("web.board.empty")}
        hint={t("web.board.emptyHint")}
        action={
          mayCreate ? (
            <Button variant="ink" onClick={onCreate}>
              {t("web.newDeal.title")}
            </Button>
          ) : undefined
        }
      />
    );
  }
  const last = described.at(-1);
  return (
    <EmptyState
      icon={<IconFilter size={28} stroke={1.5} />}
      title={t("ui:empty.noMatch")}
      hint={described.map(({ text }) => text).join(" · ")}
      action={
        <>
          {last !== undefined && described.length > 1 && (
            <Button onClick={() => search.setFilters(Object.fromEntries(last.names.map((name) => [name, undefined])))}>
              {t("ui:empty.drop", { condition: last.text })}
            </Button>
          )}
          <Button onClick={search.reset}>{t("ui:empty.reset")}</Button>
        </>
      }
    />
  );
}
