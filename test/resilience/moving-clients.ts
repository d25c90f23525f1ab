import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Client, Funnel } from "../product/client.ts";

/** One deal and the person who moves it to and fro; remembers every answer and the move whose answer never came. */
export interface Mover {
  readonly dealId: string;
  /** Keys of moves that were answered. */
  readonly answered: Set<string>;
  unanswered: { readonly key: string; readonly body: object } | undefined;
  version: number;
  stage: number;
}

export async function createMovers(client: Client, funnel: Funnel, count: number): Promise<readonly Mover[]> {
  const make = async (place: number): Promise<Mover> => {
    const deal = await client.ask("POST /deals", { title: `Deal ${place}`, pipelineId: funnel.pipelineId });
    return { dealId: deal.id, answered: new Set(), unanswered: undefined, version: deal.version, stage: 0 };
  };
  return Promise.all(Array.from({ length: count }, (_, place) => make(place)));
}

/** Moves the deal between the first two stages until the server does not answer any more. */
export async function moveUntilSilence(client: Client, mover: Mover, funnel: Funnel): Promise<void> {
  for (;;) {
    const body = { toStage: funnel.stages[mover.stage === 0 ? 1 : 0], version: mover.version };
    mover.unanswered = { key: randomUUID(), body };
    const isAnswered = await sendAgain(client, mover).catch(() => false);
    if (!isAnswered) return;
  }
}

/** Sends the move under way, again with the same key; false when the server could not say whether it was done. */
export async function sendAgain(client: Client, mover: Mover): Promise<boolean> {
  const sent = mover.unanswered;
  if (!sent) return true;
  const answer = await client.call(`POST /deals/${mover.dealId}/moves`, sent.body, {
    headers: { "idempotency-key": sent.key },
  });
  if (answer.status === 503) return false;
  if (answer.status !== 200) throw new Error(`A move was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  mover.answered.add(sent.key);
  mover.unanswered = undefined;
  mover.version = answer.body.version;
  mover.stage = mover.stage === 0 ? 1 : 0;
  return true;
}

interface Visit {
  readonly number: number;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  readonly stage: { readonly id: string };
}

/** Every answered move happened, once, and the visits follow each other without a gap (definitions.md). */
export async function expectWholeHistory(client: Client, mover: Mover, funnel: Funnel): Promise<void> {
  const deal = await client.ask(`GET /deals/${mover.dealId}`);
  const visits = [...(deal.visits as Visit[])].sort((one, other) => one.number - other.number);
  expect(visits.length).toBe(1 + mover.answered.size);
  expect(visits.map(({ number }) => number)).toEqual(visits.map((_, place) => place + 1));
  expect(visits.map(({ stage }) => stage.id)).toEqual(visits.map((_, place) => funnel.stages[place % 2]));
  expect(visits.slice(0, -1).map(({ leftAt }) => leftAt)).toEqual(visits.slice(1).map(({ enteredAt }) => enteredAt));
  expect(visits.at(-1)?.leftAt).toBeNull();
  expect(deal.stageId).toBe(visits.at(-1)?.stage.id);
  expect(deal.version).toBe(mover.version);
}
