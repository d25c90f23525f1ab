import { useTranslation } from "react-i18next";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import { ColumnsButton } from "../../../ui/table/columns-button.tsx";
import { DownloadButton } from "../../../ui/table/download-button.tsx";
import { dealGroupings } from "../../domain/deal-groups.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";
import type { useArrangedDeals } from "./use-arranged-deals.ts";

interface ListToolsProps {
  readonly filters: Readonly<Record<string, string>>;
  readonly search: ReturnType<typeof useDealSearch>;
  readonly arranged: ReturnType<typeof useArrangedDeals>;
}

/** Beside the totals: by what the list is grouped, and its columns. */
export function ListTools({ search, filters, arranged }: ListToolsProps) {
  const { t } = useTranslation("pipeline");
  return (
    <>
      <FilterChip
        label={t("web.list.group")}
        value={search.group ?? null}
        all={t("web.list.noGroup")}
        options={dealGroupings.map((by) => ({ value: by, label: t(`web.list.groups.${by}`) }))}
        onChange={(group) => search.set({ group: group ?? undefined })}
      />
      <ColumnsButton all={arranged.all} arranging={arranged.arranging} />
      <DownloadButton
        path="/deals"
        query={{ ...filters, sort: search.sort, order: search.order, columns: search.columns }}
      />
    </>
  );
}
