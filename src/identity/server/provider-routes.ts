import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import { apiPrefix } from "../../platform/http/server.ts";
import * as contract from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { systemActor } from "./actor.ts";
import { headersOf } from "./authenticate.ts";
import { setCookies } from "./cookies.ts";
import { enterByProvider } from "./enter-by-provider.ts";
import type { Identity } from "./identity.ts";
import { beginAttempt, discover, finishAttempt } from "./open-id.ts";
import { checkOrigin } from "./origin.ts";
import {
  clientOf,
  type FoundProvider,
  findProviders,
  readProvider,
  removeSignInProvider,
  type SetSignInProvider,
  secretFor,
  setSignInProvider,
} from "./sign-in-provider.ts";

/** Sign-in by the organisation's own OpenID Connect provider, and its settings (PLT-2). */
export function providerRoutes(identity: Identity): readonly Route[] {
  return [
    read(contract.getSignInProvider, {
      permission: "workspace.edit",
      handle: async (reading) => ({
        provider: (await readProvider(reading))?.provider ?? null,
        callbackUrl: `${identity.publicUrl ?? ""}${callbackPath}`,
      }),
    }),
    open(contract.setSignInProvider, {
      permission: "workspace.edit",
      handle: (request, _reply, { body }) => saveProvider(identity, request, body),
    }),
    write(contract.removeSignInProvider, {
      permission: "workspace.edit",
      handle: (unit) => removeSignInProvider(unit),
    }),
    open(contract.listSignInProviders, {
      permission: "anyone",
      handle: async (_request, _reply, { query }) => {
        const found = await findProviders(identity.lookups, query.workspace ?? null);
        // Who works on one server with others is told to nobody: without a workspace's name only an only one.
        return { items: found.length === 1 ? found.map(({ slug, name }) => ({ workspace: slug, name })) : [] };
      },
    }),
    open(contract.beginProviderSignIn, {
      permission: "anyone",
      handle: (request, reply, { body }) => begin(identity, request, reply, body),
    }),
    open(contract.finishProviderSignIn, {
      permission: "anyone",
      handle: (request, reply) => finish(identity, request, reply),
    }),
  ];
}

const callbackPath = `${apiPrefix}${contract.finishProviderSignIn.path}`;

/** The provider is asked before the transaction, so that no lock waits for another's server. */
async function saveProvider({ database, secret, outside }: Identity, request: FastifyRequest, body: SetSignInProvider) {
  const actor = callerOf(request);
  const kept = await runReading(database, actor, readProvider);
  const clientSecret = await secretFor(body, kept, secret);
  if (isRefusal(clientSecret)) return clientSecret;
  const described = await discover({ ...body, clientSecret }, outside);
  if (isRefusal(described)) return described;
  const { issuer } = described.serverMetadata();
  return runUnit(database, actor, (unit) => setSignInProvider(unit, { ...body, issuer, clientSecret }, secret), {
    requestId: request.id,
  });
}

const attemptShape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  callbackUrl: z.string(),
  workspace: z.string(),
  next: z.string().nullable(),
  until: z.number(),
});

const attemptLifetimeMs = 10 * 60_000;

async function begin(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  { workspace, next }: { readonly workspace: string; readonly next: string | null },
): Promise<{ readonly url: string } | Refusal> {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const [provider] = await findProviders(identity.lookups, workspace);
  if (!provider) return refuse(identityRefusals, "provider_unknown");
  const described = await discover(await clientOf(provider, identity.secret), identity.outside);
  if (isRefusal(described)) return described;
  const origin = identity.publicUrl ?? `http://${request.headers.host}`;
  const { attempt, url } = await beginAttempt(described, `${origin}${callbackPath}`);
  const kept = { ...attempt, workspace, next, until: Date.now() + attemptLifetimeMs };
  const sealed = await symmetricEncrypt({ key: identity.secret, data: JSON.stringify(kept) });
  setCookies(reply, [attemptCookie(identity, sealed, attemptLifetimeMs / 1000)]);
  return { url };
}

/** The browser comes from another site: whatever happens, it is led to a screen of ours and not to a problem document. */
async function finish(identity: Identity, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const entered = await enter(identity, request);
  const gone = attemptCookie(identity, "", 0);
  if (isRefusal(entered)) {
    setCookies(reply, [gone]);
    return reply.redirect(`/sign-in?refused=${entered.refused}`, 303);
  }
  setCookies(reply, [gone, ...entered.cookies]);
  return reply.redirect(entered.next === null ? "/" : `/?next=${encodeURIComponent(entered.next)}`, 303);
}

interface Entered {
  readonly cookies: readonly string[];
  readonly next: string | null;
}

async function enter(identity: Identity, request: FastifyRequest): Promise<Entered | Refusal> {
  const attempt = await openAttempt(identity, request);
  if (!attempt) return refuse(identityRefusals, "provider_failed");
  const [provider] = await findProviders(identity.lookups, attempt.workspace);
  if (!provider) return refuse(identityRefusals, "provider_unknown");
  const described = await discover(await clientOf(provider, identity.secret), identity.outside);
  if (isRefusal(described)) return refuse(identityRefusals, "provider_failed");
  const query = request.url.includes("?") ? request.url.slice(request.url.indexOf("?")) : "";
  const person = await finishAttempt(described, attempt, query);
  if (isRefusal(person)) return person;
  const system = await systemActor(identity.database, provider.workspace_id, "screen");
  if (isRefusal(system)) return system;
  const account = await runUnit(identity.database, system, (unit) =>
    enterByProvider(unit, person, settingsOf(provider)),
  );
  if (isRefusal(account)) return account;
  const cookies = await identity.auth.openSession(account.accountId, provider.workspace_id, headersOf(request));
  return { cookies, next: attempt.next };
}

const settingsOf = ({ domains, new_people_role: newPeopleRole }: FoundProvider) => ({ domains, newPeopleRole });

const cookieName = "voronka.provider";
const inCookies = /(?:^|;\s*)voronka\.provider=([^;]+)/;

function attemptCookie({ publicUrl }: Identity, value: string, seconds: number): string {
  const secure = publicUrl?.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Max-Age=${seconds}; Path=${callbackPath}; HttpOnly; SameSite=Lax${secure}`;
}

/** What `begin` sealed, if it was here and not too long ago. */
async function openAttempt({ secret }: Identity, request: FastifyRequest) {
  const sealed = inCookies.exec(request.headers.cookie ?? "")?.[1];
  if (sealed === undefined) return null;
  const text = await symmetricDecrypt({ key: secret, data: sealed }).catch(() => null);
  const attempt = text === null ? null : attemptShape.parse(JSON.parse(text));
  return attempt && attempt.until > Date.now() ? attempt : null;
}
