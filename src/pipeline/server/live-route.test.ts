import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createLiveHub, type LiveHub } from "../../platform/live/live-hub.ts";
import { createTranslator } from "../../platform/translate.ts";
import { liveRoutes } from "./live-route.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let hub: LiveHub;
let address: string;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  hub = createLiveHub(database.url);
  const authenticate = async () => ours.actor(ours.anna);
  server = makeSampleServer(database, liveRoutes({ hub, translator: createTranslator({}), authenticate }));
  // Names the caller of what follows.
  await server.call(ours.actor(ours.anna), "GET /nothing");
  address = await server.http.listen({ port: 0 });
});
afterAll(async () => {
  await hub.close();
  await server.http.close();
  await database.drop();
});

test("a member hears what happens in the workspace, and nothing of others; the stream ends with the hub", async () => {
  const response = await fetch(`${address}/api/v1/live?pipeline=${ours.pipelineId}`);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const until = async (text: string) => {
    while (!heard.includes(text)) {
      const part = await reader?.read();
      if (!part || part.done) break;
      heard += part.value;
    }
    return heard.includes(text);
  };
  expect(await until("event: presence")).toBe(true);
  expect(await until("event: ready")).toBe(true);
  const tell = (where: SampleWorkspace, deal: string) =>
    runUnit(database, where.actor(where.anna), async (unit) => unit.announce({ name: "deal", ids: { deal } }));
  await tell(theirs, "of theirs");
  await runUnit(database, ours.actor(ours.boris), async (unit) => {
    unit.announce({ name: "deal", ids: { deal: "of Boris alone" }, owners: [ours.boris] });
    unit.announce({ name: "deal", ids: { deal: "handed to Anna" }, owners: [ours.boris, ours.anna] });
  });
  await tell(ours, "of ours");
  expect(await until(`data: {"ids":{"deal":"of ours"},"by":"${ours.anna}"}`)).toBe(true);
  expect(heard).not.toContain("of theirs");
  expect(heard).not.toContain("of Boris alone");
  expect(heard).toContain("handed to Anna");
  await hub.close();
  expect(await until("never said")).toBe(false);
});
