import fc from "fast-check";
import { expect, test } from "vitest";
import { afterCall, checkResult, outcomes, states } from "./after-call.ts";

const now = Date.parse("2026-11-18T09:00:00Z");
const tomorrow = now + 86_400_000;
const result = (outcome: (typeof outcomes)[number], nextAt: number | null = null, comment = "") => ({
  outcome,
  nextAt,
  comment,
});

test("a call that nobody answered is repeated on the usual day, and the fifth in a row puts the customer out of reach", () => {
  expect(afterCall({ state: "waiting", attempts: 0 }, result("no_answer"), tomorrow)).toEqual({
    state: "later",
    attempts: 1,
    nextAt: tomorrow,
  });
  expect(afterCall({ state: "later", attempts: 3 }, result("no_answer"), tomorrow).state).toBe("later");
  expect(afterCall({ state: "later", attempts: 4 }, result("no_answer"), tomorrow)).toEqual({
    state: "unreachable",
    attempts: 5,
    nextAt: null,
  });
});

test("a personal contact stays one when the next call is not answered, is put off or is but a first contact again", () => {
  for (const outcome of ["no_answer", "call_later", "first_contact"] as const) {
    expect(afterCall({ state: "personal_contact", attempts: 0 }, result(outcome, tomorrow), tomorrow).state).toBe(
      "personal_contact",
    );
  }
});

test("whoever is to be called again needs a time ahead, and a refusal its reason", () => {
  const codes = (one: Parameters<typeof checkResult>[0]) => checkResult(one, now).map(({ path, code }) => [path, code]);
  expect(codes(result("call_later"))).toEqual([["nextAt", "call_result_time_missing"]]);
  expect(codes(result("first_contact", now))).toEqual([["nextAt", "call_result_time_past"]]);
  expect(codes(result("refused"))).toEqual([["comment", "call_result_reason_missing"]]);
  expect(codes(result("refused", null, "работают с другим"))).toEqual([]);
  expect(codes(result("no_answer"))).toEqual([]);
});

test("whatever a call ended with, the customer either is called again at a time or is done with", () => {
  fc.assert(
    fc.property(fc.constantFrom(...states), fc.nat(4), fc.constantFrom(...outcomes), (state, attempts, outcome) => {
      const after = afterCall({ state, attempts }, result(outcome, tomorrow), tomorrow);
      const isDone = ["negotiation", "refused", "unreachable"].includes(after.state);
      expect(after.nextAt === null).toBe(isDone);
    }),
  );
});
