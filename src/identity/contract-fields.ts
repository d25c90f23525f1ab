import { z } from "zod";
import { locales, permissions, roles } from "../kernel/actor.ts";
import { wireText } from "../kernel/wire.ts";

/** What the files of this contract share. */

export const minPasswordLength = 10;

export const name = wireText(200).min(1);
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const password = z.string().min(minPasswordLength).max(128);
export const locale = z.enum(locales);
export const role = z.enum(roles);
export const permission = z.enum(permissions);
export const done = z.strictObject({ done: z.literal(true) });
