import { endpointQuery } from "../../../ui/api/use-endpoint.ts";
import type { Preparing } from "../../../ui/screen-definition.ts";
import { getBoard, listPipelines } from "../../contract.ts";
import { boardQuery, parseDealSearch } from "../filters/deal-search.ts";
import { choosePipeline } from "../use-pipelines.ts";

/** Reads the board that the address asks for while its screen is still on the way. */
export async function prepareBoard({ client, session, search }: Preparing): Promise<void> {
  const pipelines = client.fetchQuery({ ...endpointQuery(listPipelines, {}), staleTime: 120_000 });
  // Where nobody may enter it is refused too, and nobody waits for it.
  pipelines.catch(() => undefined);
  const here = await session;
  if (here === null) return;
  const { pipeline: asked, filters } = parseDealSearch(search);
  const pipeline = choosePipeline((await pipelines).items, asked, here.workspace.id);
  if (pipeline === undefined) return;
  await client.prefetchQuery(endpointQuery(getBoard, { query: boardQuery(pipeline.id, filters) }));
}
