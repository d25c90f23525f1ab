import { request as askHttp, type IncomingMessage } from "node:http";
import { request as askHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { findOutside, type OutsideRules, type OutsideTarget } from "./outside-address.ts";
import { httpRefusals } from "./refusals.ts";

export interface OutsideRequest {
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For all of it, from the connection to the last byte of the answer; 10 seconds if nothing is said. */
  readonly timeoutMs?: number;
  /** Of the answer's body; 1 MiB if nothing is said. */
  readonly maxBytes?: number;
  /** Of a longer body the beginning is kept and the rest left unread, instead of refusing `answer_too_large`. */
  readonly cutsAnswer?: boolean;
  /** Ends the request at once: its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

export interface OutsideAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Asks a URL that a person typed. The connection goes to the addresses that were judged; a redirect is an answer like
 * any other and is not followed, since it could lead inside. Refuses what `findOutside` refuses, `address_unreachable`
 * (with the reason in `params`) and `answer_too_large`.
 */
export async function askOutside(
  address: string,
  asked: OutsideRequest,
  rules: OutsideRules,
): Promise<OutsideAnswer | Refusal> {
  const target = await findOutside(address, rules);
  if (isRefusal(target)) return target;
  return exchange(target, asked).catch((error: Error & { code?: string }) => {
    asked.signal?.throwIfAborted();
    return refuse(httpRefusals, "address_unreachable", {
      params: { host: target.url.hostname, reason: error.name === "TimeoutError" ? "timeout" : reasonOf(error) },
    });
  });
}

const reasonOf = (error: Error & { code?: string; errors?: readonly { code?: string }[] }): string =>
  error.code ?? error.errors?.[0]?.code ?? error.message;

async function exchange(target: OutsideTarget, asked: OutsideRequest): Promise<OutsideAnswer | Refusal> {
  const timeout = AbortSignal.timeout(asked.timeoutMs ?? 10_000);
  const signal = asked.signal === undefined ? timeout : AbortSignal.any([timeout, asked.signal]);
  const answer = await send(target, asked, signal);
  const body = await readBody(answer, asked, signal);
  if (body === null) return refuse(httpRefusals, "answer_too_large");
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : `${value}`]),
  );
  return { status: answer.statusCode ?? 0, headers, body };
}

function send(target: OutsideTarget, asked: OutsideRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const ask = target.url.protocol === "https:" ? askHttps : askHttp;
  const options = {
    method: asked.method,
    headers: { ...asked.headers, ...(asked.body === undefined ? {} : { "content-length": lengthOf(asked.body) }) },
    // A connection of its own: one kept for another request was not judged for this one.
    agent: false as const,
    lookup: pinnedTo(target),
    signal,
  };
  return new Promise((resolve, reject) => {
    ask(target.url, options, resolve)
      .on("error", (error) => reject(signal.aborted ? signal.reason : error))
      .end(asked.body);
  });
}

/** Answers the question for the name's addresses with the judged ones. */
function pinnedTo({ addresses }: OutsideTarget): LookupFunction {
  return (_host, options, answer) => {
    const first = addresses[0];
    if (options.all || !first) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };
}

async function readBody(
  answer: IncomingMessage,
  { maxBytes = 1_048_576, cutsAnswer = false }: OutsideRequest,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.length;
      parts.push(part);
      if (size > maxBytes) return cutsAnswer ? Buffer.concat(parts).subarray(0, maxBytes) : null;
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    answer.destroy();
  }
  return Buffer.concat(parts);
}

const lengthOf = (body: string | Uint8Array): number =>
  typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
