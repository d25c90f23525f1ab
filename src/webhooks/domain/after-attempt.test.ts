import { describe, expect, test } from "vitest";
import { afterAttempt, waits } from "./after-attempt.ts";

const now = Date.UTC(2026, 10, 2, 9);
const hour = 3_600_000;
const answered = (status: number, retryAfterMs: number | null = null) =>
  ({ kind: "answered", status, retryAfterMs }) as const;
const unheard = { kind: "unheard", failure: "timeout" } as const;
const first = { tries: 1, failingSince: null, dice: 0 };

describe("what follows from an attempt", () => {
  test("any answer of 200 to 299 is a delivery, and ends the time of silence", () => {
    expect(afterAttempt(answered(204), { ...first, failingSince: now - hour }, now)).toEqual({
      delivery: { state: "delivered" },
      failingSince: null,
      switchOff: null,
    });
  });

  test("a redirect is no delivery: nobody judged where it leads", () => {
    expect(afterAttempt(answered(302), first, now).delivery).toEqual({ state: "waiting", nextAttemptAt: now + 5_000 });
  });

  test("waits grow from 5 seconds to a day, and ten tries take 75 hours and 35 minutes", () => {
    const nextOf = (tries: number) => afterAttempt(unheard, { ...first, tries }, now).delivery;
    expect(nextOf(1)).toEqual({ state: "waiting", nextAttemptAt: now + 5_000 });
    expect(nextOf(2)).toEqual({ state: "waiting", nextAttemptAt: now + 5 * 60_000 });
    expect(nextOf(9)).toEqual({ state: "waiting", nextAttemptAt: now + 24 * hour });
    expect(nextOf(10)).toEqual({ state: "failed" });
    // 0.5 + 2 + 5 + 10 + 14 + 20 + 24 hours, 5 minutes, 5 seconds.
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(75.5 * hour + 5 * 60_000 + 5_000);
  });

  test("the dice put the next try off by a tenth at most, so that all do not come back at once", () => {
    expect(afterAttempt(unheard, { ...first, tries: 4, dice: 1 }, now).delivery).toEqual({
      state: "waiting",
      nextAttemptAt: now + 2 * hour + 12 * 60_000,
    });
  });

  test("Retry-After of the receiver is kept to, up to a day", () => {
    const next = (asked: number) => afterAttempt(answered(429, asked), first, now).delivery;
    expect(next(90_000)).toEqual({ state: "waiting", nextAttemptAt: now + 90_000 });
    expect(next(100 * hour)).toEqual({ state: "waiting", nextAttemptAt: now + 24 * hour });
  });

  test("a webhook that failed for five days is switched off, and its delivery given up", () => {
    const fiveDays = { ...first, failingSince: now - 5 * 24 * hour };
    expect(afterAttempt(answered(500), fiveDays, now)).toMatchObject({
      delivery: { state: "failed" },
      switchOff: "failing",
    });
    expect(
      afterAttempt(answered(500), { ...fiveDays, failingSince: now - 5 * 24 * hour + 1 }, now).switchOff,
    ).toBeNull();
  });

  test("410 Gone switches it off at once", () => {
    expect(afterAttempt(answered(410), first, now)).toMatchObject({ delivery: { state: "failed" }, switchOff: "gone" });
  });
});
