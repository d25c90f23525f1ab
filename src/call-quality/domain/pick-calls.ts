/** A call that could be reviewed. */
export interface Candidate {
  readonly id: string;
  readonly minutes: number | null;
}

/**
 * Draws `count` calls without repeating, longer ones more likely: each gets u^(1/minutes) with u drawn from the seed and the call's own
 * id, the highest win (Efraimidis and Spirakis). The same seed draws the same calls, whatever their order; another seed, others.
 */
export function pickCalls<Call extends Candidate>(calls: readonly Call[], count: number, seed: number): Call[] {
  return calls
    .map((call) => ({ call, key: chanceOf(call.id, seed) ** (1 / Math.max(1, call.minutes ?? 1)) }))
    .sort((a, b) => b.key - a.key || (a.call.id < b.call.id ? -1 : 1))
    .slice(0, count)
    .map(({ call }) => call);
}

/** A number in (0, 1) that the id and the seed decide alone (FNV-1a, mixed). */
function chanceOf(id: string, seed: number): number {
  let hash = 2_166_136_261 ^ seed;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296 + 1e-12;
}
