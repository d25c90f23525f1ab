import type { FastifyReply, FastifyRequest } from "fastify";
import { knowsEveryCustomer, may, sees } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { sendProblem } from "../../platform/http/problem.ts";
import type { Route } from "../../platform/http/route.ts";
import { open } from "../../platform/http/route.ts";
import type { LiveHub } from "../../platform/live/live-hub.ts";
import type { Translator } from "../../platform/translate.ts";
import { live } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";

export interface LiveParts {
  readonly hub: LiveHub;
  readonly translator: Translator;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | Refusal>;
}

/** `GET /live`: what happens in the workspace, as server-sent events, for as long as the session lasts. */
export function liveRoutes(parts: LiveParts): readonly Route[] {
  return [
    open(live, {
      permission: "workspace.read",
      handle: async (request, reply, { query }) =>
        stream(parts, callerOf(request), query?.pipeline ?? null, request, reply),
    }),
  ];
}

function stream(parts: LiveParts, caller: Actor, place: string | null, request: FastifyRequest, reply: FastifyReply) {
  const { raw } = reply;
  // Role and department may change while the stream is open.
  let actor = caller;
  let begun = false;
  const write = (text: string) => {
    if (!begun) begin(reply);
    begun = true;
    if (!raw.writableEnded) raw.write(text);
  };
  const leave = parts.hub.join({
    workspaceId: actor.workspaceId,
    user: { id: actor.userId, name: actor.name },
    // Faces are for those who may know the people.
    place: may(actor, "users.read") ? place : null,
    hears: (change) => hears(actor, change),
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(": still here\n\n"),
    mayStay: async () => {
      // The request remembers its session; asked through a copy, the session is looked up anew.
      const now = await parts.authenticate(Object.create(request) as FastifyRequest);
      if (isRefusal(now) || now.userId !== actor.userId) return false;
      actor = now;
      return true;
    },
    end: () => raw.end(),
  });
  if (leave === null) {
    return sendProblem(reply, refuse(pipelineRefusals, "too_many_live_connections"), parts.translator, request.locale);
  }
  raw.on("close", leave);
  return reply;
}

/** Not even the id of a deal or customer that one does not see: who sees what is identity's to say (PLT-2). */
function hears(
  actor: Actor,
  { name, owners }: { readonly name: string; readonly owners?: readonly string[] },
): boolean {
  if (/^(company|contact)\./.test(name) && !knowsEveryCustomer(actor)) return false;
  return owners === undefined || owners.some((owner) => sees(actor, owner as UserId));
}

function begin(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  // Tells the browser how soon to come back, in milliseconds.
  reply.raw.write("retry: 2000\n\n");
}
