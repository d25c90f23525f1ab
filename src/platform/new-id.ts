import { randomFillSync } from "node:crypto";
import type { Id } from "../kernel/ids.ts";

const pool = new Uint8Array(16 * 256);
let used = pool.length;
let lastMilliseconds = 0;
let counter = 0;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A UUIDv7 (RFC 9562): 48 bits of time, a 12-bit counter within the millisecond, so that later ids sort later. */
export function newId<Brand extends string>(now: number = Date.now()): Id<Brand> {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 8);
  used += 16;
  counter = now === lastMilliseconds ? (counter + 1) & 0xfff : ((random[0] ?? 0) << 2) & 0x3ff;
  lastMilliseconds = now;
  const byte = (value: number) => hex[value & 0xff] ?? "00";
  const high = Math.floor(now / 0x1_0000_0000);
  const low = now >>> 0;
  const time = `${byte(high >>> 8)}${byte(high)}${byte(low >>> 24)}${byte(low >>> 16)}-${byte(low >>> 8)}${byte(low)}`;
  const tail = Array.from(random.subarray(2), (value) => byte(value)).join("");
  return `${time}-7${counter.toString(16).padStart(3, "0")}-${byte(0x80 | ((random[1] ?? 0) & 0x3f))}${byte(random[0] ?? 0)}-${tail}` as Id<Brand>;
}
