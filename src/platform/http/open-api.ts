import { type ZodType, z } from "zod";
import type { Route } from "./route.ts";
import { apiPrefix } from "./server.ts";

type Json = Readonly<Record<string, unknown>>;

/** The shape as JSON Schema 2020-12, the dialect of OpenAPI 3.1. What travels is what the shape takes in. */
function schemaOf(shape: ZodType): Json {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return schema;
}

function parametersOf(shape: ZodType | undefined, place: "path" | "query"): Json[] {
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

function operationOf(route: Route): Json {
  const { endpoint, permission } = route;
  const { method, path, summary, status = 200, params, query, body, answer } = endpoint;
  const isOpen = permission === "anyone";
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "")}`,
    summary,
    tags: [path.split("/")[1]],
    "x-permission": permission,
    ...(isOpen ? { security: [] } : {}),
    parameters: [
      ...parametersOf(params, "path"),
      ...parametersOf(query, "query"),
      ...(method === "POST" && route.kind === "write" ? [idempotencyKey] : []),
    ],
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body) } } } } : {}),
    responses: {
      [status]: { description: summary, content: { "application/json": { schema: schemaOf(answer) } } },
      ...(isOpen ? {} : { "401": problem, "403": problem }),
      ...(path.includes("{") ? { "404": problem } : {}),
      ...(method === "GET" ? {} : { "409": problem, "422": problem }),
      default: problem,
    },
  };
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
      description: "Refused; `code` tells why.",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  },
};

/** The OpenAPI 3.1 document of all routes, from the same shapes that parse the requests (PLT-4). */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const operations = paths[route.endpoint.path] ?? {};
    operations[route.endpoint.method.toLowerCase()] = operationOf(route);
    paths[route.endpoint.path] = operations;
  }
  return {
    openapi: "3.1.0",
    info: { title: "Voronka", version },
    servers: [{ url: apiPrefix }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components,
  };
}
