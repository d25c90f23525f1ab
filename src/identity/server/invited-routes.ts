import type { FastifyReply, FastifyRequest } from "fastify";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { open, type Route } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { acceptInvitation, type FoundInvitation, findInvitation } from "./accept-invitation.ts";
import { checkPassword, preparePassword } from "./account.ts";
import { systemActor } from "./actor.ts";
import { type Entering, headersOf } from "./authenticate.ts";
import { beginSession, type Entered, enter, meOf } from "./begin-session.ts";
import { userWithEmail } from "./create-user.ts";
import type { Identity } from "./identity.ts";
import { checkOrigin } from "./origin.ts";
import { ownSession } from "./own-access-routes.ts";

/** For those who come by an invitation's link. */
export function invitedRoutes(identity: Identity): readonly Route[] {
  return [
    open(contract.lookUpInvitation, {
      permission: "anyone",
      handle: async (_request, _reply, { query }) => {
        const found = await findInvitation(identity.lookups, query.token, Date.now());
        if (isRefusal(found)) return found;
        if (found.accepted_at) return refuse(identityRefusals, "invitation_used");
        const { email, name, role, locale } = found;
        return {
          workspaceName: found.workspace_name,
          locale,
          email,
          name,
          role,
          hasAccount: found.account_id !== null,
        };
      },
    }),
    open(contract.acceptInvitation, {
      permission: "anyone",
      handle: (request, reply, { body }) => accept(identity, request, reply, body),
    }),
  ];
}

/** Who retries does so at once; later one signs in like everybody. */
const retryMs = 15 * 60_000;

interface Acceptance {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

/** A retry after a lost answer is answered like the first time, to the person alone who accepted. */
async function accept(identity: Identity, request: FastifyRequest, reply: FastifyReply, body: Acceptance): Entered {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const found = await findInvitation(identity.lookups, body.token, Date.now());
  if (isRefusal(found)) return found;
  const answer = found.accepted_at
    ? refuse(identityRefusals, "invitation_used")
    : await acceptNow(identity, request, reply, body, found);
  const isLate = found.accepted_at !== null && found.accepted_at.getTime() < Date.now() - retryMs;
  const isUsed = isRefusal(answer) && answer.refused === "invitation_used" && !isLate;
  return isUsed ? ((await acceptedBefore(identity, request, reply, body, found)) ?? answer) : answer;
}

/** Null to anybody but the member who accepted, by the session or by the password chosen then, which counts as a sign-in. */
async function acceptedBefore(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  { password }: Acceptance,
  { email, workspace_slug: slug }: FoundInvitation,
): Promise<contract.Me | Refusal | null> {
  const joined = async (session: Entering) => {
    const actor = await identity.authentication.memberOf(session, slug);
    if (isRefusal(actor)) return false;
    const person = await runReading(identity.database, actor, (reading) => userWithEmail(reading, email));
    return person?.id === actor.userId;
  };
  if (password === undefined) {
    const session = await identity.authentication.signedIn(request);
    return !isRefusal(session) && (await joined(session)) ? meOf(identity, session, slug) : null;
  }
  if ((await identity.limit.wait(email, request.ip)) > 0) return null;
  const session = await identity.auth.signInAtOnce(email, password, headersOf(request));
  if (!session) await identity.limit.failed(email, request.ip);
  return session && (await joined(session)) ? beginSession(identity, reply, session, slug) : null;
}

async function acceptNow(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Acceptance,
  found: FoundInvitation,
): Entered {
  const system = await systemActor(identity.database, found.workspace_id, "screen");
  if (isRefusal(system)) return system;
  if (body.password === undefined) {
    const session = await ownSession(identity, request);
    if (isRefusal(session)) return session;
    const as = { account: session.account };
    const joined = await runUnit(identity.database, system, (unit) => acceptInvitation(unit, found, as));
    return isRefusal(joined) ? joined : meOf(identity, session, found.workspace_slug);
  }
  if (found.account_id !== null) {
    return refuse(identityRefusals, "sign_in_to_accept", { params: { email: found.email } });
  }
  const weak = await checkPassword(body.password);
  if (weak) return weak;
  const person = { name: body.name ?? found.name, passwordHash: await preparePassword(body.password) };
  const joined = await runUnit(identity.database, system, (unit) => acceptInvitation(unit, found, person));
  if (isRefusal(joined)) return joined;
  return enter(identity, request, reply, { email: found.email, password: body.password }, found.workspace_slug);
}
