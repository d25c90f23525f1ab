import { lookup } from "node:dns/promises";
import { BlockList, isIP, isIPv6 } from "node:net";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { httpRefusals } from "./refusals.ts";

/** One address that a name stands for, as Node's `lookup` tells it. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** A URL that may be asked, with the addresses that were judged: the connection goes to these and no others. */
export interface OutsideTarget {
  readonly url: URL;
  readonly addresses: readonly ResolvedAddress[];
}

export interface OutsideRules {
  /** Host names inside the network that this installation lets be asked all the same (`VORONKA_INSIDE_HOSTS`). */
  readonly insideHosts: readonly string[];
  /** Finds the addresses of a name; the machine's own resolver if nothing is said. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
}

/**
 * Finds where a URL that a person typed leads, and lets through only what lies outside of the installation's network:
 * otherwise a webhook or an issuer of sign-ins would read for that person what only this server can reach. A name is
 * refused when even one of its addresses lies inside. Connect to the addresses of the answer (`askOutside` does):
 * a name asked twice may answer differently.
 *
 * Refuses `address_malformed` (no http or https, a user name in it), `address_unknown`, `address_inside`.
 */
export async function findOutside(address: string, rules: OutsideRules): Promise<OutsideTarget | Refusal> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!(url && /^https?:$/.test(url.protocol)) || url.username !== "" || url.password !== "") {
    return refuse(httpRefusals, "address_malformed");
  }
  const host = hostOf(url);
  const addresses = await addressesOf(host, rules.resolve ?? resolveByMachine);
  if (addresses.length === 0) return refuse(httpRefusals, "address_unknown", { params: { host } });
  const isAllowed = rules.insideHosts.includes(host);
  if (!isAllowed && addresses.some(({ address: found }) => isInside(found))) {
    return refuse(httpRefusals, "address_inside", { params: { host } });
  }
  return { url, addresses };
}

/** The host of a URL as the rules write it: no brackets, no dot at the end. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

async function addressesOf(host: string, resolve: NonNullable<OutsideRules["resolve"]>) {
  if (isIP(host)) return [{ address: host, family: isIPv6(host) ? 6 : 4 } as const];
  return resolve(host).catch(() => []);
}

async function resolveByMachine(host: string): Promise<readonly ResolvedAddress[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** Everything that IANA's registries of special addresses keep from the open network, and Azure's own helper. */
const insideV4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Of IPv6 only 2000::/3 is the open network; within it these carry IPv4 addresses or examples. */
const insideGlobalV6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const inside = new BlockList();
for (const [net, prefix] of insideV4) inside.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of insideGlobalV6) inside.addSubnet(net, prefix, "ipv6");
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address lies inside a network or a machine. What is no address counts as inside. */
export function isInside(address: string): boolean {
  const plain = address.split("%")[0] ?? "";
  const family = isIP(plain);
  if (family === 4) return inside.check(plain, "ipv4");
  if (family === 6) return !global.check(plain, "ipv6") || inside.check(plain, "ipv6");
  return true;
}
