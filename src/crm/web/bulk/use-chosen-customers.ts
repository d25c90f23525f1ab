import { useState } from "react";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useMay } from "../../../ui/session.tsx";
import { type Selection, useSelection } from "../../../ui/table/use-selection.ts";
import type { countCompanies, countContacts } from "../../contract-bulk.ts";

type Filter = object;

interface Loaded {
  readonly items: readonly { readonly id: string }[];
  readonly hasMore: boolean;
}

export interface ChosenCustomers {
  readonly selection: Selection;
  readonly total: number;
  /** For the table: nothing for who may change none. */
  readonly boxes: { readonly selection?: Selection };
}

/** The rows of a list that are chosen. How many there are in all is asked once the first is. */
export function useChosenCustomers(
  counting: typeof countCompanies | typeof countContacts,
  { items, hasMore }: Loaded,
  filter: Filter,
): ChosenCustomers {
  const mayEdit = useMay("customers.edit");
  const scope = JSON.stringify(filter);
  const [asked, setAsked] = useState(false);
  const counted = useEndpoint(counting, { query: filter as never }, { enabled: asked && hasMore });
  const known = hasMore ? (counted.data?.count ?? items.length + 1) : items.length;
  const selection = useSelection(
    items.map(({ id }) => id),
    scope,
    known,
  );
  if (selection.count > 0 && !asked) setAsked(true);
  return { selection, total: known, boxes: mayEdit ? { selection } : {} };
}
