import { setTimeout as pause } from "node:timers/promises";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { askOutside } from "../../../platform/http/ask-outside.ts";
import type { OutsideRules } from "../../../platform/http/outside-address.ts";
import { importRefusals } from "../../domain/refusals.ts";
import {
  type Asked,
  type Connection,
  type Driver,
  type Foreign,
  forbiddenResource,
  type PageAnswer,
} from "../../drivers/driver.ts";
import { refuseOpenAddress } from "./refuse-open-address.ts";
import { type Spool, withinRoom } from "./spool.ts";

interface Pulling {
  readonly rules: OutsideRules;
  /** Of the first wait after a refusal; doubled each time. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** Pages of one move; a million if nothing is said. */
  readonly mostPages?: number;
  /** Of one move; a day if nothing is said. */
  readonly mostMs?: number;
  readonly onProgress?: (resource: string, records: number) => void;
}

const dayMs = 86_400_000;
const longestWaitMs = 60_000;
const mostWaits = 8;
const mostRotten = 4;
/** Letters of the marks of pages that follow each other, which are remembered: a hundred thousand pages have fewer. */
const longestMarks = 32 * 1_048_576;
const largestAnswer = 8 * 1_048_576;

/**
 * Reads everything that a driver wants through the other system's API, page by page, no quicker than it lets. Waits when
 * asked to (`Retry-After`, else longer each time); asks again for a page that came broken. What the token has no right to
 * is passed over where the driver can do without it. Refuses `foreign_denied`, `foreign_busy`, `foreign_rotten`, `foreign_too_large`, `foreign_too_long`, an address that is not https, and what `askOutside` refuses.
 */
export const pull = (driver: Driver, connection: Connection, spool: Spool, pulling: Pulling): Promise<Refusal | null> =>
  withinRoom(() => pullAll(driver, connection, spool, pulling));

async function pullAll(
  driver: Driver,
  connection: Connection,
  spool: Spool,
  pulling: Pulling,
): Promise<Refusal | null> {
  const open = refuseOpenAddress(connection.url, pulling.rules);
  if (open !== null) return open;
  const gate = throttle(1_000 / driver.requestsPerSecond);
  const left = { pages: pulling.mostPages ?? 1_000_000, until: Date.now() + (pulling.mostMs ?? dayMs) };
  const remembered = new Map<string, readonly Foreign[]>();
  const known = (resource: string) => remembered.get(resource) ?? [];
  for (const resource of driver.resources) {
    let count = 0;
    const take = async (items: readonly Foreign[]) => {
      await spool.add(resource, items);
      if (driver.remembered?.includes(resource)) remembered.set(resource, [...known(resource), ...items]);
      count += items.length;
      pulling.onProgress?.(resource, count);
    };
    for await (const of of groupsOf(driver, resource, spool)) {
      const refused = await pullPages(driver, connection, { resource, of, known }, { ...pulling, gate, take, left });
      const told = refused?.extra?.forbidden === true ? driver.optional?.[resource] : undefined;
      if (told !== undefined) {
        await spool.add(forbiddenResource, [{ id: told }]);
        break;
      }
      if (refused !== null) return refused;
    }
  }
  return null;
}

/** A resource that is told about single records is asked for by groups of them; any other one once. */
async function* groupsOf(driver: Driver, resource: string, spool: Spool): AsyncGenerator<readonly Foreign[]> {
  const about = driver.about?.[resource];
  if (about === undefined) return yield [];
  let group: Foreign[] = [];
  for await (const record of spool.list(about.resource)) {
    if (!about.wanted(record)) continue;
    group.push(record);
    if (group.length < about.atOnce) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

interface Left {
  pages: number;
  readonly until: number;
}

type Gated = Pulling & { readonly gate: () => Promise<void> };

async function pullPages(
  driver: Driver,
  connection: Connection,
  asked: Omit<Asked, "next">,
  pulling: Gated & { readonly take: (items: readonly Foreign[]) => Promise<void>; readonly left: Left },
): Promise<Refusal | null> {
  let next: string | null = null;
  const seen = new Set<string>();
  let marks = 0;
  do {
    pulling.signal?.throwIfAborted();
    if (pulling.left.pages-- <= 0) return refuse(importRefusals, "foreign_too_large");
    if (Date.now() > pulling.left.until) return refuse(importRefusals, "foreign_too_long");
    const page: Page | Refusal = await askPage(driver, connection, { ...asked, next }, pulling);
    if (isRefusal(page)) return page;
    await pulling.take(page.items);
    next = page.next;
    marks += next?.length ?? 0;
    // A page that leads to itself would never end.
    if (next !== null && (seen.has(next) || marks > longestMarks)) {
      return refuse(importRefusals, "foreign_rotten", { params: { resource: asked.resource } });
    }
    if (next !== null) seen.add(next);
  } while (next !== null);
  return null;
}

function throttle(everyMs: number): () => Promise<void> {
  let free = 0;
  return async () => {
    const now = Date.now();
    const at = Math.max(now, free);
    free = at + everyMs;
    if (at > now) await pause(at - now);
  };
}

type Page = Exclude<PageAnswer, string>;

async function askPage(
  driver: Driver,
  connection: Connection,
  asked: Asked,
  { rules, gate, waitMs = 1_000, signal }: Gated,
): Promise<Page | Refusal> {
  const { resource } = asked;
  let rotten = 0;
  for (let waits = 0; waits < mostWaits; ) {
    await gate();
    const { url, ...request } = driver.request(connection, asked);
    const answer = await askOutside(url, { ...request, timeoutMs: 60_000, maxBytes: largestAnswer, signal }, rules);
    if (isRefusal(answer) && answer.refused !== "address_unreachable") return answer;
    const told = isRefusal(answer) ? "rotten" : driver.answer(asked, answer.status, parsed(answer.body));
    if (typeof told !== "string") return told;
    if (told === "denied" || told === "forbidden") {
      const extra = { forbidden: told === "forbidden" };
      return refuse(importRefusals, "foreign_denied", { params: { resource }, extra });
    }
    if (told === "rotten" && ++rotten >= mostRotten) {
      return isRefusal(answer) ? answer : refuse(importRefusals, "foreign_rotten", { params: { resource } });
    }
    waits++;
    const asks = isRefusal(answer) ? Number.NaN : Number(answer.headers["retry-after"] ?? Number.NaN);
    const ms = Number.isFinite(asks) && asks >= 0 ? asks * 1_000 : waitMs * 2 ** (waits - 1);
    await pause(Math.min(ms, longestWaitMs), undefined, signal === undefined ? {} : { signal });
  }
  return refuse(importRefusals, "foreign_busy", { params: { resource } });
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
