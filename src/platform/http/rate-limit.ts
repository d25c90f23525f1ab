import type { Instant } from "../../kernel/time.ts";

/** How a request stands to the limit of who sends it. */
export interface Standing {
  readonly isWithin: boolean;
  readonly perSecond: number;
  /** How many more may come at once. */
  readonly left: number;
  /** In ms, until the next one may come. */
  readonly waitMs: number;
}

interface Bucket {
  perSecond: number;
  tokens: number;
  at: Instant;
  /** When the rate is to be asked for again. */
  readonly knownUntil: Instant;
}

export interface RateLimit {
  /** Takes one request of this caller from what it may do. */
  take(caller: string, now: Instant): Standing | Promise<Standing>;
}

/** What is saved up while nothing is asked: two seconds' worth come at once. */
export const burstSeconds = 2;
const rateKeptMs = 60_000;
const mostBuckets = 20_000;

/**
 * A token bucket per caller: `perSecond` requests for ever, twice that at once. `rateOf` answers the caller's own number,
 * null where it has none. It counts within this process (docs/decisions/0031).
 */
export function createRateLimit(options: {
  readonly perSecond: number;
  readonly rateOf?: (caller: string) => Promise<number | null>;
}): RateLimit {
  const buckets = new Map<string, Bucket>();

  const open = (caller: string, own: number | null, now: Instant): Bucket => {
    const perSecond = own ?? options.perSecond;
    const before = buckets.get(caller);
    const tokens = Math.min(before ? filled(before, now) : Number.POSITIVE_INFINITY, perSecond * burstSeconds);
    const bucket = { perSecond, tokens, at: now, knownUntil: now + rateKeptMs };
    buckets.delete(caller);
    buckets.set(caller, bucket);
    // The first in the map were opened longest ago.
    const oldest = buckets.size > mostBuckets ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    return bucket;
  };

  return {
    take: (caller, now) => {
      const known = buckets.get(caller);
      if (known && now < known.knownUntil) return spend(known, now);
      if (!options.rateOf) return spend(open(caller, null, now), now);
      return options.rateOf(caller).then((own) => spend(open(caller, own, now), now));
    },
  };
}

function filled({ tokens, at, perSecond }: Bucket, now: Instant): number {
  return Math.min(tokens + ((now - at) / 1000) * perSecond, perSecond * burstSeconds);
}

function spend(bucket: Bucket, now: Instant): Standing {
  const { perSecond } = bucket;
  bucket.tokens = filled(bucket, now);
  bucket.at = Math.max(now, bucket.at);
  const isWithin = bucket.tokens >= 1;
  if (isWithin) bucket.tokens -= 1;
  const waitMs = bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000);
  return { isWithin, perSecond, left: Math.floor(bucket.tokens), waitMs };
}

/** The fields of draft-ietf-httpapi-ratelimit-headers. */
export function limitHeaders({ perSecond, left, waitMs }: Standing): Readonly<Record<string, string>> {
  return {
    "ratelimit-policy": `"caller";q=${perSecond * burstSeconds};w=${burstSeconds}`,
    ratelimit: `"caller";r=${left};t=${Math.ceil(waitMs / 1000)}`,
  };
}
