import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage } from "../kernel/wire.ts";
import { done, name, permission } from "./contract-fields.ts";

/** API keys: their rights, and how fast they may ask. */

export const apiKeyShape = z.strictObject({
  id: wireId,
  name: z.string(),
  userId: wireId,
  /** The first signs of the key, to tell it from others. */
  start: z.string(),
  /** Null: all that the person's role allows. */
  scopes: z.array(permission).nullable(),
  /** Null: as many a second as everybody. */
  requestsPerSecond: z.int().nullable(),
  createdAt: wireInstant,
  lastUsedOn: z.iso.date().nullable(),
});
export type ApiKey = z.output<typeof apiKeyShape>;

export const createApiKey = endpoint({
  method: "POST",
  path: "/api-keys",
  summary: "Create an API key; the answer holds the key, once",
  status: 201,
  body: z.strictObject({
    name,
    /** Whose rights the key has; the caller's unless told. */
    userId: wireId.optional(),
    scopes: z.array(permission).min(1).nullable().default(null),
    /** How many requests a second it may make; null: as many as everybody, which the installation sets. */
    requestsPerSecond: z.int().min(1).max(100_000).nullable().default(null),
  }),
  answer: z.strictObject({ apiKey: apiKeyShape, key: z.string() }),
});

export const listApiKeys = endpoint({
  method: "GET",
  path: "/api-keys",
  summary: "API keys in use, newest first",
  query: z.strictObject(pageQuery),
  answer: wirePage(apiKeyShape),
});

export const revokeApiKey = endpoint({
  method: "DELETE",
  path: "/api-keys/{id}",
  summary: "Revoke an API key at once",
  params: idParams,
  answer: done,
});
