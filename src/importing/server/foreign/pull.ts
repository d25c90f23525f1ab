import { setTimeout as pause } from "node:timers/promises";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { askOutside } from "../../../platform/http/ask-outside.ts";
import type { OutsideRules } from "../../../platform/http/outside-address.ts";
import { importRefusals } from "../../domain/refusals.ts";
import type { Connection, Driver, PageAnswer } from "../../drivers/driver.ts";
import type { Spool } from "./spool.ts";

interface Pulling {
  readonly rules: OutsideRules;
  /** Of the first wait after a refusal; doubled each time. */
  readonly waitMs?: number;
  readonly onProgress?: (resource: string, records: number) => void;
}

const longestWaitMs = 60_000;
const mostWaits = 8;
const mostRotten = 4;
const largestAnswer = 64 * 1_048_576;

/**
 * Reads everything that a driver wants through the other system's API, page by page, no quicker than it lets. Waits when
 * asked to (`Retry-After`, else longer each time); asks again for a page that came broken. Refuses `foreign_denied`,
 * `foreign_busy`, `foreign_rotten`, and what `askOutside` refuses.
 */
export async function pull(
  driver: Driver,
  connection: Connection,
  spool: Spool,
  pulling: Pulling,
): Promise<Refusal | null> {
  const gate = throttle(1_000 / driver.requestsPerSecond);
  for (const resource of driver.resources) {
    let next: string | null = null;
    let count = 0;
    const seen = new Set<string>();
    do {
      const page = await askPage(driver, connection, { resource, next }, { ...pulling, gate });
      if (isRefusal(page)) return page;
      await spool.add(resource, page.items);
      count += page.items.length;
      pulling.onProgress?.(resource, count);
      next = page.next;
      // A page that leads to itself would never end.
      if (next !== null && seen.has(next)) return refuse(importRefusals, "foreign_rotten", { params: { resource } });
      if (next !== null) seen.add(next);
    } while (next !== null);
  }
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
  { resource, next }: { readonly resource: string; readonly next: string | null },
  { rules, gate, waitMs = 1_000 }: Pulling & { readonly gate: () => Promise<void> },
): Promise<Page | Refusal> {
  let rotten = 0;
  for (let waits = 0; waits < mostWaits; ) {
    await gate();
    const { url, ...asked } = driver.request(connection, resource, next);
    const answer = await askOutside(url, { ...asked, timeoutMs: 60_000, maxBytes: largestAnswer }, rules);
    if (isRefusal(answer) && answer.refused !== "address_unreachable") return answer;
    const told = isRefusal(answer) ? "rotten" : driver.answer(resource, answer.status, parsed(answer.body));
    if (typeof told !== "string") return told;
    if (told === "denied") return refuse(importRefusals, "foreign_denied", { params: { resource } });
    if (told === "rotten" && ++rotten >= mostRotten) {
      return isRefusal(answer) ? answer : refuse(importRefusals, "foreign_rotten", { params: { resource } });
    }
    waits++;
    const asks = isRefusal(answer) ? Number.NaN : Number(answer.headers["retry-after"] ?? Number.NaN);
    const ms = Number.isFinite(asks) && asks >= 0 ? asks * 1_000 : waitMs * 2 ** (waits - 1);
    await pause(Math.min(ms, longestWaitMs));
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
