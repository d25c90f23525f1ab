import type { FilterName } from "./deal-search.ts";

export type ChangeFilters = (part: Partial<Record<FilterName, string | undefined>>) => void;
