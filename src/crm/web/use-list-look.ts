import { useSearchState } from "../../ui/link.tsx";

interface Look {
  /** Which columns, in which order and how wide. */
  readonly columns?: string | undefined;
}

/** How a list of customers looks, as its address has it, and a way to change it. */
export function useListLook() {
  const [look, change] = useSearchState(parseLook);
  return { ...look, set: (part: Look) => void change(part) };
}

const parseLook = (raw: Readonly<Record<string, unknown>>): Look =>
  typeof raw.columns === "string" ? { columns: raw.columns } : {};

/** What a saved view keeps of it: the conditions and the look, as text. */
export function viewOf(filters: object, { columns }: Look): Readonly<Record<string, string>> {
  const told = Object.entries({ ...filters, columns }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return Object.fromEntries(told);
}
