import type { ZodType, z } from "zod";
import type { AnswerOf, Endpoint } from "../../kernel/endpoint.ts";
import { changeWaits, connectionFound, connectionLost, waitForRetry } from "./connection.ts";
import { isProblem, readProblem } from "./problem-error.ts";

export const apiBase = "/api/v1";

export type AnyEndpoint = Endpoint;

type Sent<Shape> = Shape extends ZodType ? z.input<Shape> : never;
type ParamsSent<E> = E extends Endpoint<infer P, ZodType, ZodType, ZodType> ? Sent<P> : unknown;
type QuerySent<E> = E extends Endpoint<ZodType, infer Q, ZodType, ZodType> ? Sent<Q> : unknown;
type BodySent<E> = E extends Endpoint<ZodType, ZodType, infer B, ZodType> ? Sent<B> : unknown;
/** A part nobody declared may not be sent, one with nothing required may be left out. */
type Part<Name extends string, T> = unknown extends T
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };

/** What an endpoint takes, as the contract writes it before parsing (defaults may be left out). */
export type InputOf<E> = Part<"params", ParamsSent<E>> & Part<"query", QuerySent<E>> & Part<"body", BodySent<E>>;

export interface CallOptions {
  /** One key per intention; made here when missing, and the same on every attempt. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Files: sent as multipart instead of `body`. */
  readonly form?: FormData;
}

interface Session {
  readonly language: string;
  readonly workspace: string | null;
  readonly onSignedOut: () => void;
}

let session: Session = { language: "ru", workspace: null, onSignedOut: () => {} };

/** Set by the application when the language, the workspace or the person changes. */
export function configureApi(change: Partial<Session>): void {
  session = { ...session, ...change };
}

export const currentWorkspace = () => session.workspace;

/**
 * Calls one endpoint and answers with its body. A refusal is thrown as `ProblemError`; a lost connection is waited
 * out and shown as offline, with the same idempotency key, so nothing is done twice.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<AnswerOf<E>> {
  const request = prepare(endpoint, input, options);
  const response = await sendUntilHeard(request.url, request.init, endpoint.method !== "GET", options.signal);
  if (response.ok)
    return response.status === 204 ? (undefined as AnswerOf<E>) : ((await response.json()) as AnswerOf<E>);
  const problem = await readProblem(response);
  if (isProblem(problem) && problem.status === 401) session.onSignedOut();
  throw problem;
}

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

function prepare(
  endpoint: Pick<AnyEndpoint, "method" | "path" | "takesKey">,
  input: LooseInput,
  options: CallOptions,
): { url: string; init: RequestInit } {
  const headers = new Headers({
    accept: "application/json, application/problem+json",
    "accept-language": session.language,
    "x-voronka-request": "1",
  });
  if (session.workspace !== null) headers.set("x-voronka-workspace", session.workspace);
  if (endpoint.method !== "GET" && endpoint.takesKey !== false)
    headers.set("idempotency-key", options.idempotencyKey ?? crypto.randomUUID());
  const init: RequestInit = { method: endpoint.method, headers, credentials: "same-origin" };
  if (options.signal !== undefined) init.signal = options.signal;
  if (options.form !== undefined) init.body = options.form;
  else if (input.body !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(input.body);
  }
  return { url: urlOf(endpoint, input), init };
}

/** Address and headers of a request that something else than `call` sends: a file with its progress. */
export function requestOf(endpoint: Pick<AnyEndpoint, "method" | "path" | "takesKey">, input: LooseInput) {
  const { url, init } = prepare(endpoint, input, {});
  return { url, headers: new Headers(init.headers), signedOut: () => session.onSignedOut() };
}

/** The address of an endpoint, also for plain links to files. */
export function urlOf(endpoint: Pick<AnyEndpoint, "path">, input: LooseInput): string {
  const params = asRecord(input.params);
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asRecord(input.query))) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const tail = query.toString();
  return `${apiBase}${path}${tail === "" ? "" : `?${tail}`}`;
}

async function sendUntilHeard(
  url: string,
  init: RequestInit,
  isChange: boolean,
  signal?: AbortSignal,
): Promise<Response> {
  let waits = false;
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await fetch(url, init);
        connectionFound();
        return response;
      } catch (error) {
        if (signal?.aborted || !(error instanceof TypeError)) throw error;
        connectionLost();
        if (isChange && !waits) {
          waits = true;
          changeWaits(1);
        }
        await waitForRetry(attempt, signal);
      }
    }
  } finally {
    if (waits) changeWaits(-1);
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Reads a file of the API, such as the table of a report, so that it can be saved. */
export async function readFile(path: string, query: unknown, options: Pick<CallOptions, "signal"> = {}): Promise<Blob> {
  const { url, init } = prepare({ method: "GET", path }, { query }, options);
  const response = await sendUntilHeard(url, init, false, options.signal);
  if (response.ok) return response.blob();
  throw await readProblem(response);
}
