import { useCustomColumns } from "../../../custom-fields/web/index.ts";
import { arrangeColumns } from "../../../ui/table/arrange-columns.ts";
import type { ListedDeal } from "../../contract.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";
import { useDealColumns } from "./use-deal-columns.tsx";

/** All columns of deals, those that the address asks for, and ways to ask for others. */
export function useArrangedDeals(search: ReturnType<typeof useDealSearch>) {
  const all = [...useDealColumns(), ...useCustomColumns<ListedDeal>("deal")];
  return { all, ...arrangeColumns<ListedDeal>(all, search.columns, (columns) => search.set({ columns })) };
}
