import { expect, test } from "vitest";
import type { UserId } from "../../kernel/ids.ts";
import { millisecondsPerDay as day } from "../../kernel/time.ts";
import { type KnownDeal, knownAt, type PastDeal } from "./past-deal.ts";
import { learnTimes, winTimes } from "./win-times.ts";

const deal = (id: string, state: KnownDeal["state"], leftAt: number | null): KnownDeal => ({
  id,
  ownerId: "anna" as UserId,
  createdAt: 0,
  amountMinor: 100,
  stays: [{ stageId: "meeting", enteredAt: 0, leftAt }],
  state,
});

test("of four wins after 4, 8, 12 and 16 days half come within eight days, losses do not count as waiting", () => {
  const won = [4, 8, 12, 16].map((days) => deal(`won ${days}`, { kind: "won", at: days * day }, 2 * day));
  const lost = deal("lost", { kind: "lost", at: 6 * day }, 6 * day);
  const shares = winTimes(learnTimes([...won, lost], 100 * day), [0, 8 * day, 16 * day])("meeting", 0);
  // 4: 1/5. 6: lost, 4/5 × 1/4 = 1/5. Each win 1/5 of all, 4/5 in the end.
  expect(shares).toEqual([0, expect.closeTo(0.5, 12), expect.closeTo(1, 12)]);
});

test("at an age only the stays of that age speak, weighed with the stage as a whole", () => {
  const won = [4, 8, 12, 16].map((days) => deal(`won ${days}`, { kind: "won", at: days * day }, (days - 1) * day));
  const within = winTimes(learnTimes(won, 100 * day), [4 * day]);
  // As a whole a quarter of the wins comes within four days. Stays longer than five days: 7, 11, 15, with 3, 7, 11 days to go, a
  // third within four days: (3 × 1/3 + 10 × 1/4) / 13.
  expect(within("meeting", 5 * day)).toEqual([expect.closeTo((3 / 3 + 10 / 4) / 13, 12)]);
  expect(within("proposal", 0)).toBeNull();
});

const past = (more: Partial<PastDeal>, ...stays: PastDeal["stays"]): PastDeal => ({
  id: "deal",
  ownerId: "anna" as UserId,
  createdAt: 0,
  deletedAt: null,
  amountMinor: 100,
  stays,
  ...more,
});
const stay = (enteredAt: number, leftAt: number | null, leftAs: string | null, voidAt: number | null = null) => ({
  stageId: "meeting",
  enteredAt,
  leftAt,
  leftAs,
  voidAt,
});

test("a deal is known as it stood: what came later, was undone later or deleted later is not known yet", () => {
  const reopened = past({}, stay(0, 5, "moved"), stay(5, 5, "won", 9), stay(9, null, null));
  const stateAt = (deal: PastDeal, moment: number) => knownAt([deal], moment)[0]?.state;
  expect(stateAt(reopened, 4)).toMatchObject({ kind: "open", enteredAt: 0 });
  expect(stateAt(reopened, 8)).toEqual({ kind: "won", at: 5 });
  expect(stateAt(reopened, 9)).toMatchObject({ kind: "open", enteredAt: 9 });
  const deleted = past({ deletedAt: 7 }, stay(0, 7, "deleted"));
  expect(stateAt(deleted, 6)).toMatchObject({ kind: "open" });
  expect(knownAt([deleted], 7)).toEqual([]);
  expect(knownAt([past({ createdAt: 3 }, stay(3, null, null))], 2)).toEqual([]);
});

test("a deal that was put off is open again since it came back", () => {
  const back = past({}, stay(0, 5, "moved"), stay(5, 6, "postponed"), stay(30, 31, "moved"), stay(31, null, null));
  expect(knownAt([back], 40)[0]?.state).toMatchObject({ kind: "open", enteredAt: 31, openSince: 30 });
});
