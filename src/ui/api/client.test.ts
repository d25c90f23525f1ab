import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "../../kernel/endpoint.ts";
import { call, configureApi, urlOf } from "./client.ts";
import { ProblemError } from "./problem-error.ts";

const id = "0190aaaa-0000-7000-8000-000000000001";
const moveDeal = endpoint({
  method: "POST",
  path: "/deals/{id}/moves",
  summary: "Moves a deal",
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ tag: z.array(z.string()).optional() }),
  body: z.strictObject({ stageId: z.string() }),
  answer: z.strictObject({ moved: z.boolean() }),
});

let server: Server;
let heard: IncomingMessage[];
let reply: (response: ServerResponse, request: IncomingMessage) => void;

beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    heard.push(request);
    reply(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // The browser knows its own address; Node has to be told it.
  const send = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => send(`http://127.0.0.1:${port}${path}`, init));
  vi.stubGlobal("window", new EventTarget());
  configureApi({ language: "ru", workspace: "north", onSignedOut: () => undefined });
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { "content-type": "application/json", "x-request-id": "req-7" }).end(JSON.stringify(body));

test("a call names its workspace, language and intention", async () => {
  reply = (response) => json(response, 200, { moved: true });
  expect(await call(moveDeal, { params: { id }, body: { stageId: "s" } })).toEqual({ moved: true });
  expect(heard[0]?.url).toBe(`/api/v1/deals/${id}/moves`);
  expect(heard[0]?.headers).toMatchObject({
    "x-voronka-request": "1",
    "x-voronka-workspace": "north",
    "accept-language": "ru",
  });
});

test("when the connection breaks the change is sent again with the same key, so it happens once", async () => {
  reply = (response, request) => (heard.length === 1 ? request.socket.destroy() : json(response, 200, { moved: true }));
  await call(moveDeal, { params: { id }, body: { stageId: "s" } });
  const keys = heard.map((request) => request.headers["idempotency-key"]);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("a refusal arrives with its code, its fields, what is missing and the number for support", async () => {
  reply = (response) =>
    json(response, 422, {
      type: "/problems/conditions_missing",
      title: "Не хватает двух условий",
      status: 422,
      code: "conditions_missing",
      detail: "Не хватает двух условий",
      errors: [{ path: "stages.2.name", code: "required", message: "Назовите этап" }],
      missing: [{ code: "document" }, { code: "field" }],
    });
  const refused = await call(moveDeal, { params: { id }, body: { stageId: "s" } }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ProblemError);
  expect(refused).toMatchObject({
    status: 422,
    code: "conditions_missing",
    errors: [{ path: "stages.2.name", message: "Назовите этап" }],
    extra: { missing: [{ code: "document" }, { code: "field" }] },
    requestId: "req-7",
  });
});

test("an expired session is told to the application", async () => {
  const onSignedOut = vi.fn();
  configureApi({ onSignedOut });
  reply = (response) => json(response, 401, { code: "session_expired" });
  await expect(call(moveDeal, { params: { id }, body: { stageId: "s" } })).rejects.toThrow();
  expect(onSignedOut).toHaveBeenCalledOnce();
});

test("what is unknown stays out of the address and lists are repeated", () => {
  expect(urlOf(moveDeal, { params: { id: "a/b" }, query: { tag: ["x", "y"], none: undefined } })).toBe(
    "/api/v1/deals/a%2Fb/moves?tag=x&tag=y",
  );
});
