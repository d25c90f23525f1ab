import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { getCompany } from "../contract.ts";

/** What other screens show of a company: name, ИНН, size, what it has bought. */
export function useCompany(id: string | null) {
  const card = useEndpoint(getCompany, { params: { id: id ?? "" } }, { enabled: id !== null });
  return { company: card.data?.company ?? null, totals: card.data?.totals ?? null };
}
