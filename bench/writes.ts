import { type Client, openClient } from "./client.ts";
import { type Figure, measure } from "./figures.ts";
import type { Workspace } from "./workspace.ts";

interface Card {
  readonly id: string;
  readonly version: number;
  readonly stageId: string;
  readonly company: { readonly id: string } | null;
  readonly contact: { readonly id: string } | null;
}
interface Pipeline {
  readonly stages: readonly { readonly id: string; readonly position: number; readonly isWon: boolean }[];
}

export async function measureCreation(client: Client, { pipelineId }: Workspace, quick: boolean): Promise<Figure> {
  const [card] = await openCards(client, pipelineId, 1);
  const times = await measure(40, quick ? 100 : 400, (run) =>
    client.post("/deals", {
      title: `Measured ${run}`,
      pipelineId,
      amountMinor: 12_500_000,
      companyId: card?.company?.id,
      contacts: [{ contactId: card?.contact?.id, isMain: true }],
      channel: "Channel 1",
    }),
  );
  return { name: "create a deal", unit: "ms", value: times.p95, target: { most: 8 }, median: times.median };
}

/** Open deals wander one stage at a time, up and down again. */
async function openMover(client: Client, pipelineId: string, count: number) {
  const { stages } = await client.get<Pipeline>(`/pipelines/${pipelineId}`);
  const open = stages.filter((stage) => !stage.isWon);
  const cards = await openCards(client, pipelineId, count);
  const deals = cards.map((card) => ({
    id: card.id,
    version: card.version,
    at: open.findIndex((stage) => stage.id === card.stageId),
  }));
  const move = async (through: Client, index: number) => {
    const deal = deals[index % deals.length];
    if (!deal) throw new Error("There is no open deal");
    const to = deal.at + 1 < open.length ? deal.at + 1 : deal.at - 1;
    const moved = await through.post<{ version: number }>(`/deals/${deal.id}/moves`, {
      toStage: open[to]?.id,
      version: deal.version,
    });
    deal.at = to;
    deal.version = moved.version;
  };
  return { deals, move };
}

export async function measureMove(client: Client, { pipelineId }: Workspace, quick: boolean): Promise<Figure> {
  const { move } = await openMover(client, pipelineId, 480);
  const times = await measure(40, quick ? 100 : 400, (run) => move(client, run));
  return { name: "move a deal", unit: "ms", value: times.p95, target: { most: 8 }, median: times.median };
}

async function openCards(client: Client, pipelineId: string, count: number): Promise<Card[]> {
  const cards: Card[] = [];
  let cursor = "";
  while (cards.length < count) {
    const page = await client.get<{ items: Card[]; next: string | null }>(
      `/deals?pipeline=${pipelineId}&status=open&limit=60${cursor}`,
    );
    cards.push(...page.items.filter((card) => card.contact !== null));
    if (page.next === null) break;
    cursor = `&cursor=${page.next}`;
  }
  return cards.slice(0, count);
}

const connections = 10;

/** Processor time used so far, ms: by the server, and by the database's processes. Tells what a shared machine hides. */
export type Meter = () => Promise<{ readonly server: number; readonly database: number }>;

/** Calls over ten connections; each asks again as soon as it is answered. */
async function throughput(
  seconds: number,
  meter: Meter,
  act: (connection: number, run: number) => Promise<unknown>,
): Promise<{ readonly value: number; readonly note: string }> {
  const run = async (until: number) => {
    let calls = 0;
    await Promise.all(
      Array.from({ length: connections }, async (_, connection) => {
        for (let index = 0; performance.now() < until; index += 1) {
          await act(connection, index);
          calls += 1;
        }
      }),
    );
    return calls;
  };
  await run(performance.now() + 2000);
  const before = await meter();
  const began = performance.now();
  const calls = await run(began + seconds * 1000);
  const value = (calls / (performance.now() - began)) * 1000;
  const after = await meter();
  const [server, database] = [after.server - before.server, after.database - before.database].map((ms) =>
    (ms / calls).toFixed(1),
  );
  return { value, note: `processor a call: server ${server} ms, database ${database} ms` };
}

/** A board, two lists and a deal in turn, as a screen is used. */
export async function measureReadThroughput(
  url: string,
  workspace: Workspace,
  quick: boolean,
  meter: Meter,
): Promise<readonly Figure[]> {
  const client = openClient(url, workspace.key, connections);
  const list = `/deals?pipeline=${workspace.pipelineId}&limit=60`;
  const board = `/board?pipeline=${workspace.pipelineId}`;
  const cards = await openCards(client, workspace.pipelineId, 240);
  const { next } = await client.get<{ next: string }>(list);
  const deal = (connection: number, run: number) => `/deals/${cards[(connection * 24 + run) % cards.length]?.id}`;
  const mixed = (connection: number, run: number) =>
    [board, list, deal(connection, run), `${list}&cursor=${next}`][(run + connection) % 4] ?? list;
  const seconds = quick ? 4 : 10;
  const figures: Figure[] = [];
  for (const [name, path] of [
    ["reads (board 1 : list 2 : deal 1), 10 connections", mixed],
    ["boards alone", () => board],
    ["lists alone", () => list],
    ["deals alone", deal],
  ] as const) {
    const isTarget = path === mixed;
    const found = await throughput(isTarget ? seconds : seconds / 2, meter, (connection, run) =>
      client.look(path(connection, run)),
    );
    figures.push({ name, unit: "/s", target: isTarget ? { least: 400 } : null, ...found });
  }
  client.close();
  return figures;
}

export async function measureMoveThroughput(
  url: string,
  workspace: Workspace,
  quick: boolean,
  meter: Meter,
): Promise<Figure> {
  const client = openClient(url, workspace.key, connections);
  const { deals, move } = await openMover(client, workspace.pipelineId, 1200);
  // A deal moves over one connection only, so that versions never conflict.
  const share = Math.floor(deals.length / connections);
  const found = await throughput(quick ? 4 : 10, meter, (connection, run) =>
    move(client, connection * share + (run % share)),
  );
  client.close();
  return { name: "moves, 10 connections", unit: "/s", target: { least: 300 }, ...found };
}
