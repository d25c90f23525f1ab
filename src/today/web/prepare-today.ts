import { endpointQuery } from "../../ui/api/use-endpoint.ts";
import type { Preparing } from "../../ui/screen-definition.ts";
import { getToday } from "../contract.ts";

/** The day is asked for while its script is on the way. */
export async function prepareToday({ client, session }: Preparing): Promise<void> {
  if ((await session) !== null) await client.prefetchQuery(endpointQuery(getToday, {}));
}
