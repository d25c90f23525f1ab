import { createHash, randomBytes } from "node:crypto";
import { Agent, type ClientRequest, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { type Client, openClient } from "./client.ts";
import { type Figure, timesOf } from "./figures.ts";
import type { Workspace } from "./workspace.ts";

const people = 200;
/** A person does something every three seconds on average, which is quick. */
const thinkMs = { least: 1000, most: 5000 };

interface Deal {
  readonly id: string;
  readonly stageId: string;
  version: number;
}

/** What everybody's calls took, and what went wrong. */
interface Kept {
  readonly times: number[];
  readonly wrongs: string[];
  heard: number;
}

/**
 * Two hundred people at work at once: each with a key of their own and the live stream open, looks at the board, lists, deals and
 * what a search finds, moves deals of their own, and reads the board again when somebody's change is told.
 */
export async function measureCrowd(
  owner: pg.Pool,
  url: string,
  workspace: Workspace,
  quick: boolean,
): Promise<readonly Figure[]> {
  const keys = await keysOf(owner, workspace);
  const kept: Kept = { times: [], wrongs: [], heard: 0 };
  const seconds = quick ? 20 : 300;
  const crowd = keys.map(({ key, leads }, place) => ({ client: openClient(url, key, 2), key, leads, place }));
  const streams = crowd.map(({ client, key }) => listen(url, key, workspace, client, kept));
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(crowd.map((one) => work(one, workspace, end, kept)));
  const lasted = (performance.now() - began) / 1000;
  for (const stream of streams) stream.destroy();
  for (const { client } of crowd) client.close();
  await owner.query("delete from api_keys where name = 'crowd'");
  const { median, p95 } = timesOf(kept.times);
  const rate = (kept.times.length / lasted).toFixed(0);
  const note = `${rate} calls a second for ${Math.round(lasted)} s, ${kept.heard} live events told`;
  return [
    { name: `${people} people at once`, unit: "ms", value: p95, median, target: { most: 200 }, note },
    {
      name: "errors among them",
      unit: "",
      value: kept.wrongs.length,
      target: { most: 0 },
      note: kept.wrongs.slice(0, 3).join("; "),
    },
  ];
}

/** A key for each, of the salespeople and heads of the workspace in turn. */
async function keysOf(
  owner: pg.Pool,
  { id }: Workspace,
): Promise<readonly { readonly key: string; readonly leads: boolean }[]> {
  await owner.query("delete from api_keys where name = 'crowd'");
  const keys = Array.from({ length: people }, () => `vk_${randomBytes(32).toString("base64url")}`);
  const { rows } = await owner.query<{ hash: string; leads: boolean }>(
    `with made as (insert into api_keys (workspace_id, id, user_id, name, key_hash, key_start, scopes, created_at)
     select $1, gen_random_uuid(), u.id, 'crowd', k.hash, 'vk_', '{}', now()
     from unnest($2::text[]) with ordinality as k (hash, place)
     join (select id, row_number() over (order by id) as place, count(*) over () as all_of from users
           where workspace_id = $1 and name like 'Seller %') u on u.place = 1 + k.place % u.all_of
     returning key_hash as hash, workspace_id, user_id)
     select m.hash, u.role = 'head' as leads from made m join users u on u.workspace_id = m.workspace_id and u.id = m.user_id`,
    [id, keys.map(hashOf)],
  );
  const leading = new Set(rows.filter(({ leads }) => leads).map(({ hash }) => hash));
  return keys.map((key) => ({ key, leads: leading.has(hashOf(key)) }));
}

const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");

/** The live stream, and the board read again for what it tells, half a second after the first news and not more often. */
function listen(url: string, key: string, workspace: Workspace, client: Client, kept: Kept): ClientRequest {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${key}`, accept: "text/event-stream" };
  let isReading = false;
  const readAgain = async () => {
    if (isReading) return;
    isReading = true;
    await pause(500);
    await timed(kept, () => client.look(`/board?pipeline=${workspace.pipelineId}`));
    isReading = false;
  };
  const sent = request(`${url}/api/v1/live?pipeline=${workspace.pipelineId}`, { agent, headers }, (answer) => {
    if (answer.statusCode !== 200) kept.wrongs.push(`live: ${answer.statusCode}`);
    answer.on("data", (part: Buffer) => {
      const told = part.toString().split("event: deal").length - 1;
      kept.heard += told;
      if (told > 0) void readAgain();
    });
    answer.on("error", () => undefined);
  });
  sent.on("error", () => undefined);
  sent.end();
  return sent;
}

interface Person {
  readonly client: Client;
  readonly place: number;
  /** Looks at the deals of others, and moves none. */
  readonly leads: boolean;
}

async function work({ client, place, leads }: Person, workspace: Workspace, end: number, kept: Kept): Promise<void> {
  const chance = chances(place);
  // Nobody comes in the same moment as all others.
  await pause(chance() * thinkMs.most);
  const own = await timed(kept, () =>
    client.get<{ items: Deal[] }>(`/deals?pipeline=${workspace.pipelineId}&status=open&limit=60`),
  );
  const { stages } = await client.get<{ stages: { id: string }[] }>(`/pipelines/${workspace.pipelineId}`);
  // Three of four people share a name here, as at several desks: each has deals that the others leave alone.
  const deals = (own?.items ?? []).filter((_, index) => index % 4 === Math.floor(place / 60));
  for (let turn = 0; performance.now() < end; turn += 1) {
    const deal = deals[turn % deals.length];
    const deed = leads ? chance() * 0.85 : chance();
    await timed(kept, () => act(client, workspace, stages, deal, deed));
    await pause(thinkMs.least + chance() * (thinkMs.most - thinkMs.least));
  }
}

/** Of twenty deeds six are boards, four lists, five deals, two searches and three moves. */
async function act(
  client: Client,
  { pipelineId }: Workspace,
  stages: readonly { readonly id: string }[],
  deal: Deal | undefined,
  deed: number,
): Promise<unknown> {
  if (deed < 0.3) return client.look(`/board?pipeline=${pipelineId}`);
  if (deed < 0.5 || deal === undefined) return client.look(`/deals?pipeline=${pipelineId}&limit=60`);
  if (deed < 0.75) return client.look(`/deals/${deal.id}`);
  if (deed < 0.85) return client.look(`/search?q=${encodeURIComponent(deed < 0.8 ? "анна" : "company 12")}`);
  const here = stages.findIndex(({ id }) => id === deal.stageId);
  const to = stages[here === 0 ? 1 : here - 1];
  const moved = await client.call("POST", `/deals/${deal.id}/moves`, { toStage: to?.id, version: deal.version });
  const { version, stageId } = moved.body as Partial<Deal>;
  if (moved.status >= 300 || version === undefined)
    throw new Error(`move: ${JSON.stringify(moved.body).slice(0, 200)}`);
  Object.assign(deal, { version, stageId: stageId ?? to?.id });
  return moved;
}

async function timed<T>(kept: Kept, call: () => Promise<T>): Promise<T | undefined> {
  const began = performance.now();
  try {
    return await call();
  } catch (error) {
    kept.wrongs.push((error as Error).message);
    return undefined;
  } finally {
    kept.times.push(performance.now() - began);
  }
}

/** 0…1, the same for the same person every time. */
function chances(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state / 4_294_967_296;
  };
}
