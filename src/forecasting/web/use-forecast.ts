import { useQueryClient } from "@tanstack/react-query";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { getForecast } from "../contract.ts";

/** The forecast of the present month, for screens of other slices; `refresh` after what it goes by has changed. */
export function useForecast(pipeline: string | undefined) {
  const client = useQueryClient();
  const { data } = useEndpoint(
    getForecast,
    { query: { pipeline } },
    { enabled: pipeline !== undefined, keepPrevious: true },
  );
  return { forecast: data, refresh: () => void client.invalidateQueries({ queryKey: endpointKey(getForecast) }) };
}
