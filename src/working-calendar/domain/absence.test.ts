import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultHabits, isWorkingDay } from "../../kernel/working-time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import { checkAbsence, overlap } from "./absence.ts";
import { daysOfPerson } from "./days-of-person.ts";
import { dayParts } from "./vocabulary.ts";

const span = (from: string, to = from, part: (typeof dayParts)[number] = "day") => ({ from, to, part });

test("an absence that ends before it begins, of another century, of half of two days or of three years is refused", () => {
  expect(checkAbsence(span("2026-11-10", "2026-11-09"))?.refused).toBe("absence_backwards");
  expect(checkAbsence(span("1989-12-31"))?.refused).toBe("absence_year_unknown");
  expect(checkAbsence(span("2100-12-31", "2101-01-01"))?.refused).toBe("absence_year_unknown");
  expect(checkAbsence(span("2026-11-09", "2026-11-10", "morning"))?.refused).toBe("absence_half_of_many");
  expect(checkAbsence(span("2026-11-09", "2029-11-10"))?.refused).toBe("absence_too_long");
  expect(checkAbsence(span("2026-11-09", "2026-11-10"))).toBeNull();
});

test("a morning and an afternoon of one day do not overlap, a morning and the whole day do", () => {
  expect(overlap(span("2026-11-09", "2026-11-09", "morning"), span("2026-11-09", "2026-11-09", "afternoon"))).toBe(
    false,
  );
  expect(overlap(span("2026-11-09", "2026-11-09", "morning"), span("2026-11-09"))).toBe(true);
  expect(overlap(span("2026-11-09", "2026-11-13"), span("2026-11-13", "2026-11-20"))).toBe(true);
  expect(overlap(span("2026-11-09", "2026-11-13"), span("2026-11-14", "2026-11-20"))).toBe(false);
});

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-10-15", days));
const absence = fc
  .tuple(day, fc.integer({ min: 0, max: 10 }), fc.constantFrom(...dayParts))
  .map(([from, length, part]) => ({
    from,
    to: part === "day" ? addDays(from, length) : from,
    part,
  }));

test("absences only ever take days away, each date stands once, and what is left is half a day or a whole one", () => {
  fc.assert(
    fc.property(fc.array(absence, { maxLength: 6 }), (absences) => {
      const month = { from: "2026-11-01", to: "2026-12-01" };
      const left = daysOfPerson(month, defaultHabits, new Set(), absences);
      expect(new Set(left.map(({ date }) => date)).size).toBe(left.length);
      for (const { date, share } of left) {
        expect([0.5, 1]).toContain(share);
        expect(isWorkingDay(date, defaultHabits)).toBe(true);
        expect(absences.some((one) => one.part === "day" && one.from <= date && date <= one.to)).toBe(false);
      }
    }),
  );
});
