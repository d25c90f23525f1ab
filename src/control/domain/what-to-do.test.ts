import { expect, test } from "vitest";
import { usualSettings } from "./control-settings.ts";
import { headline, isMostlyRed } from "./headline.ts";
import { type PersonFacts, type Tone, whatToDo } from "./what-to-do.ts";

const person = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  share: 1,
  hasPlan: true,
  missingMinor: 0,
  daysWithoutMeeting: 0,
  daysBelowNorm: 0,
  withoutStep: 0,
  missed: null,
  moved: null,
  ...more,
});
const advise = (more: Partial<PersonFacts>) => whatToDo(person(more), usualSettings);
const bryansk = { dealId: "d1", from: "Брянск-Тара", minor: 780_000_00 };

test("who is near the plan is left alone, whatever else there is to see", () => {
  const quiet = { tone: "calm", reasons: [], action: null };
  expect(advise({ share: 0.95, withoutStep: 9, missed: bryansk, daysWithoutMeeting: 5 })).toEqual(quiet);
  expect(advise({ share: null, withoutStep: 9 })).toEqual(quiet);
});

test("red begins below 80 %: at 79.99 it is red, at 80 a warning, from 95 nothing", () => {
  const tones = [0.7999, 0.8, 0.9499, 0.95, 1, 1.2].map((share) => advise({ share }).tone);
  expect(tones).toEqual(["red", "warn", "warn", "calm", "calm", "calm"] satisfies Tone[]);
});

test("no meetings for three days and four deals without a step: talk today", () => {
  expect(advise({ share: 0.51, daysWithoutMeeting: 3, withoutStep: 4, missingMinor: 1_470_000_00 })).toEqual({
    tone: "red",
    reasons: [
      { code: "no_meetings", days: 3 },
      { code: "without_step", count: 4 },
    ],
    action: { kind: "talk" },
  });
});

test("a promised payment that did not come is gone through; one that was put off is checked on its deal", () => {
  expect(advise({ share: 0.78, missed: bryansk, withoutStep: 2 })).toEqual({
    tone: "red",
    reasons: [{ code: "promise_missed", from: "Брянск-Тара", minor: 780_000_00 }],
    action: { kind: "review" },
  });
  const moved = { dealId: "d2", from: "Новый Кедр", minor: 640_000_00, fromOn: "2026-11-12", toOn: "2026-11-24" };
  expect(advise({ share: 0.87, moved })).toMatchObject({
    tone: "warn",
    reasons: [{ code: "payment_moved", fromOn: "2026-11-12", toOn: "2026-11-24" }],
    action: { kind: "check_date", dealId: "d2" },
  });
});

test("red without a visible reason still says by how much, and one talks", () => {
  expect(advise({ share: 0.5, missingMinor: 300 })).toMatchObject({
    tone: "red",
    reasons: [{ code: "behind", minor: 300 }],
    action: { kind: "talk" },
  });
});

test("who has no plan is to be given one", () => {
  expect(advise({ hasPlan: false, share: null })).toMatchObject({ tone: "warn", action: { kind: "set_plan" } });
});

const row = (id: string, tone: Tone, factMinor: number, dueMinor: number) => ({
  id,
  tone,
  factMinor,
  dueMinor,
  missingMinor: dueMinor - factMinor,
});

test("the sentence names who is red with what they lack together, and how the others do", () => {
  const people = [row("gromov", "red", 153, 300), row("akhmetov", "red", 281, 360), row("belova", "calm", 546, 340)];
  // 980 of 1,000 together; 147 + 79 are missing with the two, the third is at 546 / 340.
  expect(headline(people, true)).toEqual({
    code: "behind",
    share: 0.98,
    names: ["gromov", "akhmetov"],
    more: 0,
    missingMinor: 226,
    others: { count: 1, share: 546 / 340 },
  });
  // Who has no plan is none of the others: theirs is no share.
  const newcomer = { ...row("rybakov", "warn", 0, 0), missingMinor: 0 };
  expect(headline([...people, newcomer], true)).toMatchObject({ others: { count: 1, share: 546 / 340 } });
  expect(headline([row("belova", "calm", 340, 340)], true)).toEqual({ code: "clear", share: 1 });
  expect(headline([row("belova", "calm", 0, 0)], true)).toEqual({ code: "too_early" });
  expect(headline([], false)).toEqual({ code: "no_plan" });
});

test("half the table red is a sign of a wrong threshold", () => {
  const tones = (...list: Tone[]) => isMostlyRed(list.map((tone) => ({ tone })));
  expect(tones("red", "red", "calm", "calm")).toBe(true);
  expect(tones("red", "calm", "calm", "calm")).toBe(false);
  expect(tones("red", "red")).toBe(false);
});
