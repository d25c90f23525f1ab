import { describe, expect, test } from "vitest";
import type { StageId } from "../../kernel/ids.ts";
import type { GateStage } from "./gate.ts";
import { decideMove, demandedConditions } from "./gate.ts";
import type { Missing } from "./missing.ts";
import type { EntryCondition } from "./regulation.ts";

const amount: EntryCondition = { kind: "field", field: "amount" };
const company: EntryCondition = { kind: "field", field: "company" };
const held: EntryCondition = { kind: "meeting_held" };

const stage = (position: number, entryConditions: readonly EntryCondition[], isWon = false): GateStage => ({
  id: `stage ${position}` as StageId,
  position,
  isWon,
  entryConditions,
});
const [request, meeting, proposal, won] = [
  stage(1, []),
  stage(2, [company]),
  stage(3, [amount, held]),
  stage(4, [{ field: "amount", kind: "field" }], true),
] as const;
const stages = [request, meeting, proposal, won];

describe("what a deal must meet on its way", () => {
  test("given the stage before, when it moves on, then the next stage's conditions", () => {
    expect(demandedConditions(stages, 1, meeting)).toEqual([company]);
  });
  test("given a jump over two stages, then the conditions of all three, each named once", () => {
    expect(demandedConditions(stages, 1, won)).toEqual([company, amount, held]);
  });
  test("given a move back, then nothing", () => {
    expect(demandedConditions(stages, 3, meeting)).toEqual([]);
  });
  test("given a new deal on the first stage, then nothing: a request is taken as it came", () => {
    expect(demandedConditions([stage(1, [held]), meeting], 0, stage(1, [held]))).toEqual([]);
  });
  test("given a deal that leaves the first stage, then also what that stage asks for", () => {
    expect(demandedConditions([stage(1, [held]), meeting], 1, meeting)).toEqual([held, company]);
  });
  test("given a new deal on a later stage, then also the first stage's conditions", () => {
    expect(demandedConditions([stage(1, [held]), meeting], 0, meeting)).toEqual([held, company]);
  });
});

describe("the gate", () => {
  const missing: readonly Missing[] = [{ condition: amount, code: "missing_amount" }];
  const reason = "Сумму назовёт тендер";

  test("given nothing missing, then the deal moves, and an override given in vain is not kept", () => {
    expect(decideMove({ target: proposal, missing: [], mayOverride: true, override: { reason } })).toEqual({
      isWin: false,
      override: null,
    });
  });
  test("given the won stage, then the move is a win", () => {
    expect(decideMove({ target: won, missing: [], mayOverride: false, override: null })).toMatchObject({ isWin: true });
  });
  test("given something missing and no reason, then nobody passes, however high", () => {
    for (const mayOverride of [true, false]) {
      expect(decideMove({ target: proposal, missing, mayOverride, override: null })).toEqual({
        refused: "conditions_not_met",
        kind: "conflict",
        extra: { missing },
      });
    }
  });
  test("given a reason of one who may override, then the deal moves, with the reason and what was missing", () => {
    expect(decideMove({ target: proposal, missing, mayOverride: true, override: { reason } })).toEqual({
      isWin: false,
      override: { reason, missing },
    });
  });
  test("given a reason of one who may not, then it is refused", () => {
    expect(decideMove({ target: proposal, missing, mayOverride: false, override: { reason } })).toMatchObject({
      refused: "override_not_allowed",
    });
  });
  test("given nine characters between spaces, then the reason is too short; ten are enough", () => {
    const decide = (text: string) =>
      decideMove({ target: proposal, missing, mayOverride: true, override: { reason: text } });
    expect(decide("  123456789  ")).toMatchObject({ refused: "override_reason_too_short" });
    expect(decide("1234567890")).toMatchObject({ override: { reason: "1234567890" } });
  });
  test.each(["\u200b".repeat(12), "\u2800".repeat(12), `a${" ".repeat(12)}b`, "а\u0301".repeat(9)])(
    "given signs that nobody sees, then they are no reason: %j",
    (text) => {
      const asked = { target: proposal, missing, mayOverride: true, override: { reason: text } };
      expect(decideMove(asked)).toMatchObject({ refused: "override_reason_too_short" });
    },
  );
  test("given a reason with a name in accents or a picture, then it counts as it is seen", () => {
    const asked = { target: proposal, missing, mayOverride: true, override: { reason: "Шеф 👍 так решил" } };
    expect(decideMove(asked)).toMatchObject({ override: { reason: "Шеф 👍 так решил" } });
  });
});
