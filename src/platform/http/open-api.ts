import { type ZodType, z } from "zod";
import { exampleOf, type Words } from "./example-of.ts";
import type { Route } from "./route.ts";
import { apiPrefix } from "./server.ts";

type Json = Readonly<Record<string, unknown>>;

/** What the description takes besides the routes. */
export interface Described {
  readonly version: string;
  /** The usual content of fields, for examples. */
  readonly words?: Words;
  /** Examples of bodies that words alone do not make, by "POST /deals". */
  readonly bodies?: Readonly<Record<string, unknown>>;
  /** With which codes this operation may refuse. */
  readonly codesOf?: (route: Route) => readonly string[];
  /** Events that are sent to others, and the shape of them all. */
  readonly events?: { readonly shape: ZodType; readonly names: readonly { name: string; title: string }[] };
}

/** The shape as JSON Schema 2020-12, the dialect of OpenAPI 3.1. What travels is what the shape takes in. */
export function schemaOf(shape: ZodType): Json {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return schema;
}

function parametersOf(shape: ZodType | undefined, place: "path" | "query", words: Words): Json[] {
  if (!shape) return [];
  const { properties = {}, required = [] } = schemaOf(shape) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
    example: exampleOf(schema, words, name),
  }));
}

const idempotencyKey: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", maxLength: 200 },
  description: "The same key gives the same answer, however often the request is repeated.",
};

const problem: Json = { $ref: "#/components/responses/Problem" };

/** Use cases in one transaction, and files. */
export const takesKey = (route: Route): boolean =>
  route.endpoint.method === "POST" && (route.kind === "write" || (route.kind === "open" && route.rawBody === true));

function operationOf(route: Route, described: Described): Json {
  const { endpoint, permission } = route;
  const { method, path, summary, status = 200, params, query, body, answer } = endpoint;
  const { words = {}, bodies = {} } = described;
  const isOpen = permission === "anyone";
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "")}`,
    summary,
    tags: [path.split("/")[1]],
    "x-permission": permission,
    "x-problem-codes": described.codesOf?.(route) ?? [],
    ...(isOpen ? { security: [] } : {}),
    parameters: [
      ...parametersOf(params, "path", words),
      ...parametersOf(query, "query", words),
      ...(takesKey(route) ? [idempotencyKey] : []),
    ],
    ...(body ? { requestBody: { required: true, content: json(body, words, bodies[`${method} ${path}`]) } } : {}),
    responses: {
      [status]: { description: summary, content: json(answer, words) },
      ...(isOpen ? {} : { "401": problem, "403": problem, "429": problem }),
      ...(path.includes("{") ? { "404": problem } : {}),
      ...(method === "GET" ? {} : { "409": problem, "422": problem }),
      default: problem,
    },
  };
}

function json(shape: ZodType, words: Words, given?: unknown): Json {
  const schema = schemaOf(shape);
  return { "application/json": { schema, example: given ?? exampleOf(schema, words) } };
}

const components: Json = {
  securitySchemes: {
    key: { type: "http", scheme: "bearer", description: "An API key: vk_…" },
    session: {
      type: "apiKey",
      in: "cookie",
      name: "voronka.session_token",
      description: "Set by POST /sign-in. Changes also need the header X-Voronka-Request: 1.",
    },
  },
  headers: {
    RetryAfter: { description: "Seconds to wait.", schema: { type: "integer" } },
    RateLimit: {
      description: 'What is left, and in how many seconds there is more: "caller";r=…;t=…',
      schema: { type: "string" },
    },
  },
  schemas: {
    Problem: {
      type: "object",
      description: "RFC 9457",
      required: ["type", "title", "status", "code", "detail", "requestId"],
      properties: {
        type: { type: "string" },
        title: { type: "string" },
        status: { type: "integer" },
        code: { type: "string", description: "Stable; the texts follow Accept-Language." },
        detail: { type: "string" },
        requestId: { type: "string" },
        errors: {
          type: "array",
          items: {
            type: "object",
            required: ["path", "code", "message"],
            properties: { path: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
          },
        },
      },
    },
  },
  responses: {
    Problem: {
      description: "Refused; `code` tells why, one of the operation's `x-problem-codes`.",
      headers: {
        "Retry-After": { $ref: "#/components/headers/RetryAfter" },
        RateLimit: { $ref: "#/components/headers/RateLimit" },
      },
      content: {
        "application/problem+json": {
          schema: { $ref: "#/components/schemas/Problem" },
          example: {
            type: "/problems/not_allowed",
            title: "Your role does not allow this.",
            status: 403,
            code: "not_allowed",
            detail: "Your role does not allow this.",
            requestId: "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70",
          },
        },
      },
    },
  },
};

const signatureHeaders = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => ({
  name,
  in: "header",
  required: true,
  schema: { type: "string" },
  description: "standardwebhooks.com",
}));

function webhooksOf({ events, words = {} }: Described): Json {
  if (!events) return {};
  return Object.fromEntries(
    events.names.map(({ name, title }) => {
      const content = json(events.shape, { ...words, type: name, entity: name.split(".", 1)[0] });
      const post = {
        operationId: `on ${name}`,
        summary: title,
        parameters: signatureHeaders,
        requestBody: { required: true, content },
        responses: {
          "2XX": { description: "Heard. Anything else is tried again, for three days." },
          "410": { description: "Never again: the webhook is switched off." },
        },
      };
      return [name, { post }];
    }),
  );
}

/** The OpenAPI 3.1 document of all routes, from the same shapes that parse the requests (PLT-4). */
export function openApiOf(routes: readonly Route[], described: Described): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const operations = paths[route.endpoint.path] ?? {};
    operations[route.endpoint.method.toLowerCase()] = operationOf(route, described);
    paths[route.endpoint.path] = operations;
  }
  return {
    openapi: "3.1.0",
    info: { title: "Voronka", version: described.version },
    servers: [{ url: apiPrefix }],
    security: [{ key: [] }, { session: [] }],
    paths,
    webhooks: webhooksOf(described),
    components,
  };
}
