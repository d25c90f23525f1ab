import * as client from "openid-client";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { askOutside, type OutsideRequest } from "../../platform/http/ask-outside.ts";
import { hostOf, type OutsideRules } from "../../platform/http/outside-address.ts";
import type { ProvidedPerson } from "../domain/admit-by-provider.ts";
import { identityRefusals } from "../domain/refusals.ts";

/** An OpenID Connect provider as a workspace named it. */
export interface OpenIdClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is remembered between leaving for the provider and coming back. */
export interface OpenIdAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly callbackUrl: string;
}

export interface IdentifiedPerson extends ProvidedPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
}

/**
 * Reads the provider's description and answers with what is needed to use it. Every request, also to the addresses that the
 * description names, goes through `askOutside`, so that nobody reads this server's network by way of it. Refuses what
 * `askOutside` refuses, and `provider_unusable` with the reason.
 */
export async function discover(provider: OpenIdClient, rules: OutsideRules): Promise<client.Configuration | Refusal> {
  const { issuer, clientId, clientSecret } = provider;
  if (!URL.canParse(issuer)) return unusable(`${issuer}: no address`);
  const guarded = guardedFetch(rules);
  const url = new URL(issuer);
  const execute = rules.insideHosts.includes(hostOf(url)) ? [client.allowInsecureRequests] : [];
  return orRefusal(guarded, async () => {
    const options = { execute, timeout: 10, [client.customFetch]: guarded.fetch };
    const metadata = (await client.discovery(url, clientId, undefined, client.None(), options)).serverMetadata();
    const goes = metadata.authorization_endpoint ?? "";
    if (!/^https?:\/\//.test(goes)) return unusable("authorization_endpoint");
    const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const how = methods.includes("client_secret_basic") ? client.ClientSecretBasic : client.ClientSecretPost;
    const configuration = new client.Configuration(metadata, clientId, clientSecret, how(clientSecret));
    configuration[client.customFetch] = guarded.fetch;
    configuration.timeout = 10;
    // The token comes straight from the provider; its signature is checked all the same.
    client.enableNonRepudiationChecks(configuration);
    for (const allow of execute) allow(configuration);
    return configuration;
  });
}

/** A new attempt, and the provider's page where the person shows who they are. */
export async function beginAttempt(
  configuration: client.Configuration,
  callbackUrl: string,
): Promise<{ readonly attempt: OpenIdAttempt; readonly url: string }> {
  const attempt = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    callbackUrl,
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl,
    scope: "openid email profile",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
  });
  return { attempt, url: url.href };
}

/** Who came back. Refuses `provider_failed` for everything that does not fit the attempt. */
export async function finishAttempt(
  configuration: client.Configuration,
  attempt: OpenIdAttempt,
  query: string,
): Promise<IdentifiedPerson | Refusal> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, new URL(`${attempt.callbackUrl}${query}`), {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return refuse(identityRefusals, "provider_failed");
    const asks = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const info = asks ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return personOf({ ...info, ...claims });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse(identityRefusals, "provider_failed");
  }
}

function personOf(claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }) {
  const { iss: issuer, sub: subject, email, email_verified: verified, name } = claims;
  return {
    issuer,
    subject,
    email: typeof email === "string" && /^[^\s@]+@[^\s@]+$/.test(email) ? email.toLowerCase() : null,
    // Some providers tell it as text.
    emailVerified: verified === undefined ? null : verified === true || verified === "true",
    name: typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 200) : null,
  };
}

const unusable = (reason: string): Refusal => refuse(identityRefusals, "provider_unusable", { params: { reason } });

interface Guarded {
  readonly fetch: client.CustomFetch;
  /** Why the last request was not made or got no answer. */
  refusal(): Refusal | null;
}

function guardedFetch(rules: OutsideRules): Guarded {
  let refusal: Refusal | null = null;
  return {
    refusal: () => refusal,
    fetch: async (url, { method, headers, body }) => {
      const asked: OutsideRequest = { method: method === "POST" ? "POST" : "GET", headers, ...bodyOf(body) };
      const answer = await askOutside(url, asked, rules);
      if (isRefusal(answer)) {
        refusal = answer;
        throw new TypeError(answer.refused);
      }
      const hasBody = ![204, 205, 304].includes(answer.status);
      const content = hasBody ? new Uint8Array(answer.body) : null;
      return new Response(content, { status: answer.status, headers: answer.headers });
    },
  };
}

const bodyOf = (body: unknown) =>
  typeof body === "string" || body instanceof URLSearchParams ? { body: String(body) } : {};

async function orRefusal<T>(guarded: Guarded, work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return guarded.refusal() ?? unusable(error.message);
  }
}
