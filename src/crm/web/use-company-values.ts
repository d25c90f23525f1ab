import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { listCompanyValues } from "../contract.ts";

const none = { city: [], industry: [], channel: [] } as const;

/** Cities, industries and channels that companies have, the most frequent first. */
export function useCompanyValues(): Readonly<Record<"city" | "industry" | "channel", readonly string[]>> {
  return useEndpoint(listCompanyValues, {}, { staleTime: 300_000 }).data ?? none;
}
