import type { FastifyReply, FastifyRequest } from "fastify";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Me } from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import type { SignedIn } from "./account.ts";
import { type Entering, headersOf } from "./authenticate.ts";
import { setCookies } from "./cookies.ts";
import type { Identity } from "./identity.ts";
import { describeMe } from "./me.ts";

/** What all ways in answer. */
export type Entered = Promise<Me | Refusal>;

export async function meOf(identity: Identity, session: Entering, slug: string | null): Entered {
  const actor = await identity.authentication.memberOf(session, slug);
  if (!isRefusal(actor)) return describeMe(identity, session, actor);
  // A workspace that one has left must not lock one out of the others: the answer lists them.
  const wants = actor.refused === "second_factor_needed" ? actor.extra?.workspace : null;
  return describeMe(identity, session, null, wants as Me["secondFactorFor"]);
}

/** The session begins: its cookie goes with the answer. */
export function beginSession(identity: Identity, reply: FastifyReply, session: SignedIn, slug: string | null): Entered {
  setCookies(reply, session.cookies);
  return meOf(identity, session, slug);
}

/** Signs in who has just been given a password. */
export async function enter(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  person: { email: string; password: string },
  slug: string,
): Entered {
  const session = await identity.auth.signInAtOnce(person.email.toLowerCase(), person.password, headersOf(request));
  return session ? beginSession(identity, reply, session, slug) : refuse(identityRefusals, "sign_in_wrong");
}
