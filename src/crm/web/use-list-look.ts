import { useSearchState } from "../../ui/link.tsx";
import type { Sorting } from "../../ui/table/column.ts";

interface Look {
  /** Which columns, in which order and how wide. */
  readonly columns?: string | undefined;
  /** What the list is in order by; by name unless told. */
  readonly sort?: string | undefined;
  readonly order?: string | undefined;
}

/** By an own field, as its column is called. */
const isOwnSort = (text: string | undefined): text is `custom.${string}` =>
  text !== undefined && /^custom\.[a-z][a-z0-9_]{0,59}$/.test(text);

/** How a list of customers looks, as its address has it, and a way to change it. `sorts`: what it can be in order by. */
export function useListLook<Sort extends string>(sorts: readonly Sort[]) {
  const [look, change] = useSearchState(parseLook);
  const sort = sorts.find((one) => one === look.sort) ?? (isOwnSort(look.sort) ? look.sort : undefined);
  const order = look.order === "desc" ? "desc" : "asc";
  const isUsual = sort === undefined || sort === sorts[0];
  return {
    columns: look.columns,
    /** As the endpoint takes it. */
    asked: { ...(sort === undefined ? {} : { sort }), order } as const,
    /** As a saved view keeps it: what is not so anyway. */
    kept: { columns: look.columns, sort: isUsual ? undefined : sort, order: order === "asc" ? undefined : order },
    sorting: { key: sort ?? sorts[0] ?? "", direction: order === "desc" ? "down" : "up" } as const,
    onSort: ({ key, direction }: Sorting) => void change({ sort: key, order: direction === "down" ? "desc" : "asc" }),
    set: (part: Look) => void change(part),
  };
}

function parseLook(raw: Readonly<Record<string, unknown>>): Look {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { columns: text(raw.columns), sort: text(raw.sort), order: text(raw.order) };
}

/** Conditions and look as text, without what is not told. */
export function viewOf(filters: object, kept: Look): Readonly<Record<string, string>> {
  const told = Object.entries({ ...filters, ...kept }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return Object.fromEntries(told);
}
