import { expect, test } from "vitest";
import { millisecondsPerHour as hour } from "../../../kernel/time.ts";
import { defaultRules } from "./advance-rules.ts";
import type { ContactFacts } from "./contact-facts.ts";
import { defaultKinds, effectiveKindOf } from "./effective-kind.ts";
import { idleContacts } from "./idle-contacts.ts";
import { type Judgement, judgeContact } from "./judge-contact.ts";

const facts = (more: Partial<ContactFacts> = {}): ContactFacts => ({
  kind: "call",
  doneAt: 0,
  wasHeld: true,
  stay: { stageId: "s1", forward: null, isOver: false },
  agreed: [],
  met: [],
  chain: null,
  ...more,
});
const stay = (after: number, isLastBefore = true) => ({
  stageId: "s1",
  isOver: true,
  forward: { at: 1, after: after * hour, toStage: "Proposal", isLastBefore },
});
const judge = (more: Partial<ContactFacts>, since = 100) => judgeContact(facts(more), defaultRules, since * hour);
const meeting = { kind: "meeting", plannedAt: 5 };

test("a call counts by the move that came within eighteen working hours, not by one that came later", () => {
  expect(judge({ stay: stay(18) })).toEqual({ counts: true, reason: "moved_forward", params: { stage: "Proposal" } });
  expect(judge({ stay: stay(18.1) })).toMatchObject({ counts: false, reason: "no_advance" });
});

test("of several contacts before a move only the last one counts by it", () => {
  expect(judge({ stay: stay(2, false) }).counts).toBe(false);
});

test("a meeting agreed on with its day counts, a promise to call again does not", () => {
  expect(judge({ agreed: [meeting] })).toMatchObject({ counts: true, reason: "next_agreed" });
  expect(judge({ agreed: [{ kind: "call", plannedAt: 5 }] }).counts).toBe(false);
});

test("a step of the chain counts when the one after it was planned by it", () => {
  const chain = { place: 0, next: "email" };
  expect(judge({ chain, agreed: [{ kind: "email", plannedAt: 5 }] })).toMatchObject({
    counts: true,
    reason: "chain_step",
  });
  expect(judge({ chain, agreed: [{ kind: "call", plannedAt: 5 }] }).counts).toBe(false);
});

test("a proposal sent that the next stage asks for counts by the condition", () => {
  const met = [{ kind: "document_sent", of: "proposal" }];
  expect(judge({ kind: "proposal", met })).toMatchObject({ counts: true, reason: "condition_met" });
});

test.each([
  ["a call that nobody answered", { wasHeld: false, agreed: [meeting] }, "not_connected"],
  ["a meeting that fell through", { kind: "meeting", wasHeld: false }, "not_held"],
  ["a note", { kind: "note" }, "not_a_contact"],
  ["a call of no deal", { stay: null }, "no_deal"],
] as const)("%s never counts", (_, more, reason) => {
  expect(judge(more)).toMatchObject({ counts: false, reason });
});

test("while there is time left for a move the contact waits for it; a stage without rules counts nothing", () => {
  expect([judge({}, 17).reason, judge({}, 18).reason]).toEqual(["waiting", "no_advance"]);
  expect(judgeContact(facts({ agreed: [meeting] }), [], 0).reason).toBe("no_rule");
});

test("an action is of the first kind that fits: a meeting held, a proposal, a meeting agreed on, else qualification", () => {
  const kind = (activity: string, reason: "moved_forward" | "next_agreed") =>
    effectiveKindOf(defaultKinds, { activity, reason, position: 2 });
  expect([kind("meeting", "next_agreed"), kind("proposal", "moved_forward")]).toEqual([
    "meeting_held",
    "proposal_sent",
  ]);
  expect([kind("call", "next_agreed"), kind("call", "moved_forward")]).toEqual(["meeting_agreed", "qualification"]);
});

test("four contacts since the last that advanced are four without an advance; those of an earlier stage are not counted", () => {
  const no: Judgement = { counts: false, reason: "no_advance", params: {} };
  const yes: Judgement = { counts: true, reason: "next_agreed", params: {} };
  const on = (judgement: Judgement, isOver = false, kind = "call") => ({ kind, stageId: "s1", isOver, judgement });
  expect(idleContacts([on(no, true), on(no), on(yes), on(no), on(no), on(no, false, "note"), on(no), on(no)])).toBe(4);
  expect(idleContacts([on(no), on(no)])).toBe(2);
  expect(idleContacts([on(yes)])).toBe(0);
  expect(idleContacts([])).toBe(0);
});
