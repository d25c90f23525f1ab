import { useSearchState } from "../../../ui/link.tsx";
import { type DealSearch, parseDealSearch } from "./deal-search.ts";
import type { ChangeFilters } from "./filter-chips.tsx";

/** The filter as the address has it, and ways to change a part of it or all. */
export function useDealSearch() {
  const [state, change] = useSearchState<DealSearch>(parseDealSearch);
  const raw = change as (part: Record<string, string | undefined>) => Promise<void>;
  const setFilters: ChangeFilters = (part) => void raw(part);
  const reset = () => void raw(Object.fromEntries(Object.keys(state.filters).map((name) => [name, undefined])));
  const set = (part: { pipeline?: string; sort?: string; order?: string }) => void raw(part);
  return { ...state, setFilters, reset, set };
}
