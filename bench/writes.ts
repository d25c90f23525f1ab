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

/** Calls a second over ten connections; each asks again as soon as it is answered. */
async function throughput(
  seconds: number,
  act: (connection: number, run: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let calls = 0;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let run = 0; performance.now() < until; run += 1) {
        await act(connection, run);
        calls += 1;
      }
    }),
  );
  return (calls / (performance.now() - began)) * 1000;
}

/** A board, two lists and a deal in turn, as a screen is used. */
export async function measureReadThroughput(url: string, workspace: Workspace, quick: boolean): Promise<Figure> {
  const client = openClient(url, workspace.key, connections);
  const list = `/deals?pipeline=${workspace.pipelineId}&limit=60`;
  const cards = await openCards(client, workspace.pipelineId, 240);
  const { next } = await client.get<{ next: string }>(list);
  const ask = (connection: number, run: number) => {
    const paths = [
      `/board?pipeline=${workspace.pipelineId}`,
      list,
      `/deals/${cards[(connection * 24 + run) % cards.length]?.id}`,
      `${list}&cursor=${next}`,
    ];
    return client.get(paths[(run + connection) % paths.length] ?? list);
  };
  await throughput(2, ask);
  const value = await throughput(quick ? 4 : 10, ask);
  client.close();
  return {
    name: "reads, 10 connections",
    unit: "/s",
    value,
    target: { least: 400 },
    note: "board 1 : list 2 : deal 1",
  };
}

export async function measureMoveThroughput(url: string, workspace: Workspace, quick: boolean): Promise<Figure> {
  const client = openClient(url, workspace.key, connections);
  const { deals, move } = await openMover(client, workspace.pipelineId, 1200);
  // A deal moves over one connection only, so that versions never conflict.
  const share = Math.floor(deals.length / connections);
  const act = (connection: number, run: number) => move(client, connection * share + (run % share));
  await throughput(2, act);
  const value = await throughput(quick ? 4 : 10, act);
  client.close();
  return { name: "moves, 10 connections", unit: "/s", value, target: { least: 300 } };
}
