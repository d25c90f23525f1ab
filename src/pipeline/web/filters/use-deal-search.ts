import { useSearchState } from "../../../ui/link.tsx";
import type { ChangeFilters } from "./change-filters.ts";
import { type DealSearch, parseDealSearch } from "./deal-search.ts";

/** The filter as the address has it, and ways to change a part of it or all. */
export function useDealSearch() {
  const [state, change] = useSearchState<DealSearch>(parseDealSearch);
  const raw = change as (part: Record<string, string | undefined>) => Promise<void>;
  const setFilters: ChangeFilters = (part) => void raw(part);
  const reset = () => void raw(Object.fromEntries(Object.keys(state.filters).map((name) => [name, undefined])));
  const set = (part: {
    pipeline?: string;
    sort?: string;
    order?: string;
    columns?: string | undefined;
    group?: string | undefined;
  }) => void raw(part);
  return { ...state, setFilters, reset, set };
}
