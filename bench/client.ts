import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** Calls the API with a key over so many kept connections. Throws on any answer but 2xx, unless told to let it pass. */
export interface Client {
  get<Body = unknown>(path: string): Promise<Body>;
  post<Body = unknown>(path: string, body: object): Promise<Body>;
  call(method: string, path: string, body?: object): Promise<Answer<unknown>>;
  /** Reads the answer to its end and looks at its status alone: what two hundred browsers parse is not this machine's work. */
  look(path: string): Promise<void>;
  close(): void;
}

export function openClient(url: string, key: string, connections = 1): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method: string, path: string, body?: object) =>
    new Promise<{ readonly status: number; readonly whole: Buffer }>((resolve, reject) => {
      const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const headers: Record<string, string> = { authorization: `Bearer ${key}` };
      if (text) {
        headers["content-type"] = "application/json";
        headers["content-length"] = String(text.length);
        headers["idempotency-key"] = randomUUID();
      }
      const sent = request(`${url}/api/v1${path}`, { method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.once("error", reject);
        answer.once("end", () => resolve({ status: answer.statusCode ?? 0, whole: Buffer.concat(parts) }));
      });
      sent.once("error", reject);
      sent.end(text);
    });
  const call = async (method: string, path: string, body?: object): Promise<Answer<unknown>> => {
    const { status, whole } = await send(method, path, body);
    return { status, body: whole.length === 0 ? null : JSON.parse(whole.toString()) };
  };
  const good = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const answer = await call(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    return answer.body as Body;
  };
  return {
    get: (path) => good("GET", path),
    post: (path, body) => good("POST", path, body),
    call,
    look: async (path) => {
      const { status, whole } = await send("GET", path);
      if (status >= 300) throw new Error(`GET ${path}: ${status} ${whole.toString().slice(0, 500)}`);
    },
    close: () => agent.destroy(),
  };
}
