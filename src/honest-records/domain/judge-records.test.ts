import fc from "fast-check";
import { expect, test } from "vitest";
import { type DoneRecord, deservesTalk, judgeRecords, latenessOf } from "./judge-records.ts";
import { defaultThresholds, sources } from "./vocabulary.ts";

const at = (time: string, day = "18") => Date.parse(`2026-11-${day}T${time}:00Z`);
const record = (
  id: string,
  done: string,
  noted: string,
  more: Partial<DoneRecord> & { day?: string; notedDay?: string } = {},
) => {
  const { day = "18", notedDay = day, ...rest } = more;
  return {
    id,
    kind: "call",
    date: `2026-11-${day}`,
    doneAt: at(done, day),
    notedAt: at(noted, notedDay),
    source: "typed",
    ...rest,
  } as DoneRecord;
};
const judged = (records: readonly DoneRecord[]) => Object.fromEntries(judgeRecords(records, defaultThresholds));

test("a call typed a day later is late, one typed 23 hours later is not", () => {
  expect(
    judged([record("a", "10:00", "10:00", { notedDay: "19" }), record("b", "10:00", "09:00", { notedDay: "19" })]),
  ).toEqual({
    a: ["late"],
  });
});

test("five calls of different hours typed within ten minutes are entered in bulk; four, or five of one hour, are not", () => {
  const five = ["09:00", "10:00", "11:30", "12:00", "15:00"].map((done, index) =>
    record(`${index}`, done, `18:0${index}`),
  );
  expect(Object.keys(judged(five))).toHaveLength(5);
  expect(judged(five.slice(1))).toEqual({});
  expect(judged(five.map((one, index) => ({ ...one, doneAt: at(`17:${index}0`) })))).toEqual({});
  // The fifth eleven minutes after the first.
  expect(judged([...five.slice(0, 4), record("late", "15:00", "18:11")])).toEqual({});
});

test("a typed call that the telephony did not see is marked, unless the telephony sees nothing of this person", () => {
  const typed = [record("near", "10:10", "10:10"), record("far", "12:00", "12:00")];
  expect(judged(typed)).toEqual({});
  expect(judged([...typed, record("machine", "10:00", "10:00", { source: "telephony" })])).toEqual({
    far: ["unseen_call"],
  });
});

test("a day with typed contacts only is marked where machines see the person on other days", () => {
  const monday = ["09:00", "12:00", "16:00"].map((time, index) =>
    record(`m${index}`, time, time, { kind: "meeting", day: "16" }),
  );
  const mail = record("mail", "09:00", "09:00", { kind: "email", source: "mail" });
  expect(judged(monday)).toEqual({});
  expect(judged([...monday, mail])).toEqual({ m0: ["typed_only"], m1: ["typed_only"], m2: ["typed_only"] });
  expect(judged([...monday.slice(1), mail])).toEqual({}); // two contacts make no such day
});

test("of delays of 0, 1, 30 and 50 hours the median is 1 and two of four are late", () => {
  const delays = [0, 1, 30, 50].map((hours, index) => {
    const one = record(`${index}`, "08:00", "08:00");
    return { ...one, notedAt: one.doneAt + hours * 3_600_000 };
  });
  expect(latenessOf(delays, defaultThresholds)).toEqual({ medianHours: 1, late: 2, typed: 4 });
  expect(latenessOf([], defaultThresholds)).toEqual({ medianHours: null, late: 0, typed: 0 });
});

test("a tenth of records marked, or a third of the typed late, is nothing to talk of; more is", () => {
  const none = { late: 0, bulk: 0, typed_only: 0, unseen_call: 0 };
  const talk = (lateShare: number | null, byMark = {}) =>
    deservesTalk({ count: 100, lateShare, byMark: { ...none, ...byMark } });
  expect([talk(null), talk(1 / 3), talk(0.34)]).toEqual([false, false, true]);
  expect([talk(0, { unseen_call: 10 }), talk(0, { unseen_call: 11 }), talk(0, { bulk: 11 })]).toEqual([
    false,
    true,
    true,
  ]);
});

test("what a machine told or a file brought is never marked", () => {
  const anyRecord = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom("call", "meeting", "note"),
    day: fc.integer({ min: 10, max: 14 }),
    hour: fc.integer({ min: 6, max: 18 }),
    delay: fc.integer({ min: 0, max: 200 }),
    source: fc.constantFrom(...sources),
  });
  fc.assert(
    fc.property(fc.uniqueArray(anyRecord, { selector: ({ id }) => id }), (some) => {
      const records = some.map(({ id, kind, day, hour, delay, source }) => {
        const doneAt = Date.UTC(2026, 10, day, hour);
        return { id, kind, date: `2026-11-${day}`, doneAt, notedAt: doneAt + delay * 3_600_000, source };
      });
      const marked = judgeRecords(records, defaultThresholds);
      for (const { id, source } of records) if (source !== "typed") expect(marked.has(id)).toBe(false);
      const calls = records.filter(({ kind }) => kind === "call");
      const seen = calls.filter(({ source }) => source === "telephony");
      const unseen = calls.filter(
        (one) =>
          one.source === "typed" &&
          seen.length > 0 &&
          !seen.some(({ doneAt }) => Math.abs(doneAt - one.doneAt) <= 900_000),
      );
      for (const { id } of calls) {
        expect(marked.get(id)?.includes("unseen_call") ?? false).toBe(unseen.some((one) => one.id === id));
      }
      const late = [...marked.values()].filter((marks) => marks.includes("late")).length;
      expect(late).toBe(latenessOf(records, defaultThresholds).late);
    }),
  );
});
