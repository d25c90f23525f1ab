import type { FastifyReply, FastifyRequest } from "fastify";
import type { Permission } from "../../kernel/actor.ts";
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from "../../kernel/endpoint.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../database/unit.ts";

export interface InputOf<E> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
}

type Answered<E> = Promise<AnswerOf<E> | Refusal>;

/** A read inside one workspace: one snapshot, no writes. */
export interface ReadRoute {
  readonly kind: "read";
  readonly endpoint: Endpoint;
  readonly permission: Permission;
  readonly handle: (reading: Reading, input: InputOf<Endpoint>) => Promise<unknown>;
}

/** A use case inside one workspace: one transaction (architecture, law 4). */
export interface WriteRoute {
  readonly kind: "write";
  readonly endpoint: Endpoint;
  readonly permission: Permission;
  /** True when the answer holds a secret: it is not kept for retries by Idempotency-Key, so a retry makes a new one. */
  readonly isSecret: boolean;
  readonly handle: (unit: Unit, input: InputOf<Endpoint>) => Promise<unknown>;
}

/** For what a transaction of one workspace does not fit: sign-in, streams, files. It checks its own input. */
export interface OpenRoute {
  readonly kind: "open";
  readonly endpoint: Endpoint;
  /** "anyone": no sign-in; "account": signed in, no workspace chosen; else a member with this permission. */
  readonly permission: Permission | "anyone" | "account";
  readonly bodyLimit?: number;
  /** The body is left unread, whatever its type: the handler reads `request.raw` and keeps its own limit. */
  readonly rawBody?: boolean;
  /** Its answer is kept for retries by Idempotency-Key, though it has no transaction of ours: a file that is taken. */
  readonly isOnce?: boolean;
  readonly handle: (request: FastifyRequest, reply: FastifyReply, input: InputOf<Endpoint>) => Promise<unknown>;
}

export type Route = ReadRoute | WriteRoute | OpenRoute;

export function read<E extends Endpoint>(
  endpoint: E,
  definition: { permission: Permission; handle: (reading: Reading, input: InputOf<E>) => Answered<E> },
): Route {
  return {
    kind: "read",
    endpoint,
    permission: definition.permission,
    handle: definition.handle as ReadRoute["handle"],
  };
}

export function write<E extends Endpoint>(
  endpoint: E,
  definition: {
    permission: Permission;
    isSecret?: boolean;
    handle: (unit: Unit, input: InputOf<E>) => Answered<E>;
  },
): Route {
  return {
    kind: "write",
    isSecret: definition.isSecret ?? false,
    endpoint,
    permission: definition.permission,
    handle: definition.handle as WriteRoute["handle"],
  };
}

export function open<E extends Endpoint>(
  endpoint: E,
  definition: {
    permission: OpenRoute["permission"];
    bodyLimit?: number;
    rawBody?: boolean;
    isOnce?: boolean;
    handle: (request: FastifyRequest, reply: FastifyReply, input: InputOf<E>) => Promise<unknown>;
  },
): Route {
  return { ...definition, kind: "open", endpoint, handle: definition.handle as OpenRoute["handle"] };
}
