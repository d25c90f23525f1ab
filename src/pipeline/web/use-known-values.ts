import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { listDeals } from "../contract.ts";

/** Values in use on recent deals: what is offered while typing a channel, a source or a product, and in filters. */
export function useKnownValues(field: "channel" | "source" | "product" | "need"): string[] {
  const { i18n } = useTranslation("pipeline");
  const recent = useEndpoint(listDeals, { query: { limit: 200 } }, { enabled: field !== "need", staleTime: 300_000 });
  if (field === "need") return [];
  const values = new Set(recent.data?.items.map((card) => card[field]).filter((value) => value !== null));
  return [...values].toSorted((one, other) => one.localeCompare(other, i18n.language));
}
