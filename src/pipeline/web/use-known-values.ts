import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { listValuesInUse } from "../contract.ts";

/** Values in use on recent deals: what is offered while typing a channel, a source or a product, and in filters. */
export function useKnownValues(field: "channel" | "source" | "product" | "need"): string[] {
  const { i18n } = useTranslation("pipeline");
  const values = useEndpoint(listValuesInUse, {}, { enabled: field !== "need", staleTime: 300_000 });
  if (field === "need") return [];
  return (values.data?.[field] ?? []).toSorted((one, other) => one.localeCompare(other, i18n.language));
}
