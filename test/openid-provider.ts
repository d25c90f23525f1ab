import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export interface ProvidedClaims {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export const openIdClient = { clientId: "voronka", clientSecret: "a secret of sixteen words or so" };

/** A real OpenID Connect provider on a port of its own; `people`: what it tells of whom, by sign-in name. */
export async function startOpenIdProvider(callbackUrl: string, people: Readonly<Record<string, ProvidedClaims>>) {
  const http = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => http.once("listening", resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: openIdClient.clientId,
        client_secret: openIdClient.clientSecret,
        redirect_uris: [callbackUrl],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    cookies: { keys: ["test"] },
  });
  http.on("request", provider.callback());
  const close = () => new Promise((resolve) => http.close(resolve).closeAllConnections());
  return { issuer, close };
}

/** A person at the provider: opens the page, signs in by name, agrees; answers with the address they are led back to. */
export async function signInAtProvider(url: string, callbackUrl: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  const visit = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, {
      redirect: "manual",
      headers: { cookie },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  let address = url;
  for (let step = 0; step < 20; step += 1) {
    let answer = await visit(address);
    if (answer.status === 200) {
      const page = await answer.text();
      const isLogin = page.includes('name="login"');
      answer = await visit(address, isLogin ? { prompt: "login", login, password: "any" } : { prompt: "consent" });
    }
    address = new URL(answer.headers.get("location") ?? "", address).href;
    if (address.startsWith(callbackUrl)) return address;
  }
  throw new Error(`The provider did not lead back, but to ${address}`);
}
