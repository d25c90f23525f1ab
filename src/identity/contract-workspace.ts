import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireVersion } from "../kernel/wire.ts";
import { email, locale, name, password } from "./contract-fields.ts";
import { meShape, workspaceShape } from "./contract-sign-in.ts";

/** The workspace itself. */

const currency = z.string().regex(/^[A-Z]{3}$/);

export const createWorkspace = endpoint({
  method: "POST",
  path: "/workspaces",
  summary: "Create a workspace with its owner, and sign in; open to anyone while there is none",
  status: 201,
  takesKey: false,
  body: z.strictObject({
    name,
    slug: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .optional(),
    currency: currency.default("RUB"),
    timeZone: z.string().min(1).max(60).default("Europe/Moscow"),
    locale: locale.default("ru"),
    /** The first owner; left out by someone who is signed in. */
    owner: z.strictObject({ name, email, password }).optional(),
  }),
  answer: meShape,
});

export const getWorkspace = endpoint({
  method: "GET",
  path: "/workspace",
  summary: "The current workspace",
  answer: workspaceShape,
});

export const changeWorkspace = endpoint({
  method: "PATCH",
  path: "/workspace",
  summary: "Change the current workspace",
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    timeZone: z.string().min(1).max(60).optional(),
    locale: locale.optional(),
    currency: currency.optional(),
    requiresSecondFactor: z.boolean().optional(),
  }),
  answer: workspaceShape,
});
