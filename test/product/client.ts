import { randomUUID } from "node:crypto";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely.
  readonly body: any;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is instead of JSON. */
  readonly raw?: string;
  readonly signal?: AbortSignal;
}

export interface Client {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `call("POST /deals", body)`; answers whatever came, refused or not. */
  call(request: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** The same, but anything except success is an error. */
  ask(request: string, body?: unknown, options?: CallOptions): Promise<Answer["body"]>;
}

/** Speaks to the API over the network as one caller. */
export function clientOf(url: string, headers: Readonly<Record<string, string>> = {}): Client {
  const call: Client["call"] = async (request, body, options = {}) => {
    const [method = "GET", path = ""] = request.split(" ");
    const content = options.raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        "accept-language": "en",
        ...(content === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
        ...options.headers,
      },
      ...(content === undefined ? {} : { body: content }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const text = await response.text();
    const isJson = String(response.headers.get("content-type")).includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const ask: Client["ask"] = async (request, body, options) => {
    const answer = await call(request, body, options);
    if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { url, headers, call, ask };
}

export const owner = { name: "Анна Орлова", email: "anna@north.example", password: "correct horse battery" };

/** The first visit: creates the workspace and answers with a client that carries the owner's session. */
export async function createWorkspace(url: string, more: Readonly<Record<string, unknown>> = {}): Promise<Client> {
  const body = { name: "Север", slug: "north", locale: "ru", owner, ...more };
  const made = await clientOf(url, { "x-voronka-request": "1" }).call("POST /workspaces", body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return clientOf(url, sessionHeaders(made));
}

/** What a browser sends after an answer that set the session. */
export function sessionHeaders(answer: Answer): Record<string, string> {
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { cookie, "x-voronka-request": "1" };
}

/** A client with a key of the person who is signed in. */
export async function withKey(session: Client): Promise<Client> {
  const { key } = await session.ask("POST /api-keys", { name: `key ${randomUUID()}` });
  return clientOf(session.url, { authorization: `Bearer ${key}` });
}

export interface Funnel {
  readonly pipelineId: string;
  readonly stages: readonly string[];
}

/** A pipeline without conditions, so that every move is allowed. */
export async function createFunnel(client: Client, names: readonly string[]): Promise<Funnel> {
  const made = await client.ask("POST /pipelines", {
    name: names.join(" → "),
    stages: names.map((name) => ({ name })),
  });
  return { pipelineId: made.id, stages: made.stages.map((stage: { id: string }) => stage.id) };
}
