import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultWorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import { type ActivityKind, activityKinds } from "./activity-kind.ts";
import { chainProgress } from "./chain-progress.ts";
import { nextContactAt } from "./next-contact-at.ts";

describe("a chain of call, meeting, call", () => {
  const chain: readonly ActivityKind[] = ["call", "meeting", "call"];

  test("nothing done: nothing ticked, and nothing out of order", () => {
    expect(chainProgress(chain, [])).toEqual({ doneBy: [null, null, null], isInOrder: true });
  });
  test("call, e-mail, meeting: two of three, in order; the e-mail is beside the chain", () => {
    expect(chainProgress(chain, ["call", "email", "meeting"])).toEqual({ doneBy: [0, 2, null], isInOrder: true });
  });
  test("two calls are one contact until the meeting is held; the call after it ends the chain", () => {
    expect(chainProgress(chain, ["call", "call"])).toEqual({ doneBy: [0, null, null], isInOrder: true });
    expect(chainProgress(chain, ["call", "call", "meeting", "call"])).toEqual({ doneBy: [0, 2, 3], isInOrder: true });
  });
  test("a meeting before the first call breaks the order", () => {
    expect(chainProgress(chain, ["meeting", "call"])).toEqual({ doneBy: [1, 0, null], isInOrder: false });
  });
});

test("what is done does one contact at most, of its kind, and the more is done the further the chain is", () => {
  const kinds = fc.array(fc.constantFrom(...activityKinds), { maxLength: 8 });
  fc.assert(
    fc.property(kinds, kinds, (chain, done) => {
      const { doneBy } = chainProgress(chain, done);
      const used = doneBy.filter((place) => place !== null);
      expect(new Set(used).size).toBe(used.length);
      for (const [contact, place] of doneBy.entries()) if (place !== null) expect(done[place]).toBe(chain[contact]);
      const before = chainProgress(chain, done.slice(0, -1)).doneBy.filter((place) => place !== null).length;
      expect(used.length).toBeGreaterThanOrEqual(before);
      if (chain.length > 0) expect(chainProgress(chain, chain).doneBy[0]).toBe(0);
    }),
  );
});

describe("when the next contact is offered", () => {
  const calendar = defaultWorkingCalendar("Europe/Moscow");
  const moscow = (text: string) => Date.parse(`${text}+03:00`);
  const offered = (now: string, targetHours: number | null, contacts: number) =>
    nextContactAt(moscow(now), { targetHours, contacts }, calendar);

  test("without a target, a working day on: Friday the 20th 11:10 gives Monday 11:30", () => {
    expect(offered("2026-11-20T11:10:00", null, 3)).toBe(moscow("2026-11-23T11:30:00"));
  });
  test("12 hours for four contacts are 3 hours each: Thursday 16:00 gives Friday 10:00", () => {
    expect(offered("2026-11-19T16:00:00", 12, 4)).toBe(moscow("2026-11-20T10:00:00"));
  });
  test("not at the closing: two hours from 16:00 are the opening of the next working day", () => {
    expect(offered("2026-11-20T16:00:00", 4, 2)).toBe(moscow("2026-11-23T09:00:00"));
  });
  test("it is always ahead, and in working hours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: moscow("2026-01-01T00:00:00"), max: moscow("2026-12-31T00:00:00") }),
        fc.integer({ min: 1, max: 200 }),
        (now, targetHours) => {
          const at = nextContactAt(now, { targetHours, contacts: 3 }, calendar);
          expect(at).toBeGreaterThan(now);
          expect(workingMilliseconds(at, at + 1, calendar)).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});
