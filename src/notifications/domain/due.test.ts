import { expect, test } from "vitest";
import { dueAt, type Hours } from "./due.ts";

const zone = "Europe/Moscow"; // three hours before UTC
const at = (moscow: string) => Date.parse(`${moscow}+03:00`);
const hours = (more: Partial<Hours> = {}): Hours => ({
  quietFrom: null,
  quietTo: null,
  mailRhythm: "at_once",
  digestAt: 510, // 8:30
  ...more,
});
const night = hours({ quietFrom: 22 * 60, quietTo: 8 * 60 });

test("without quiet hours it goes at once", () => {
  const now = at("2026-11-18T23:30:00");
  expect(dueAt("telegram", "deal_assigned", { hours: hours(), now, zone })).toBe(now);
});

test.each([
  ["2026-11-18T23:30:00", "2026-11-19T08:00:00"],
  ["2026-11-19T07:59:00", "2026-11-19T08:00:00"],
  ["2026-11-19T08:00:00", "2026-11-19T08:00:00"],
  ["2026-11-19T21:59:00", "2026-11-19T21:59:00"],
])("quiet from 22 to 8: what happens at %s is told at %s", (happens, told) => {
  expect(dueAt("push", "deal_moved", { hours: night, now: at(happens), zone })).toBe(at(told));
});

test("quiet hours within a day, at lunch, end the same day", () => {
  const lunch = hours({ quietFrom: 13 * 60, quietTo: 14 * 60 });
  expect(dueAt("push", "mention", { hours: lunch, now: at("2026-11-18T13:20:00"), zone })).toBe(
    at("2026-11-18T14:00:00"),
  );
});

test("a reminder comes in quiet hours too: something is planned for that very hour", () => {
  const now = at("2026-11-19T06:45:00");
  expect(dueAt("telegram", "activity_reminder", { hours: night, now, zone })).toBe(now);
});

test("letters of a daily rhythm go with the next digest, two minutes after its hour", () => {
  const daily = hours({ mailRhythm: "daily" });
  const due = (now: string) => dueAt("mail", "deal_moved", { hours: daily, now: at(now), zone });
  expect(due("2026-11-18T07:00:00")).toBe(at("2026-11-18T08:32:00"));
  expect(due("2026-11-18T15:00:00")).toBe(at("2026-11-19T08:32:00"));
});

test("the morning's overdue steps go with the digest of that morning, even when the server was late", () => {
  const daily = hours({ mailRhythm: "daily" });
  const due = (now: string) => dueAt("mail", "steps_overdue", { hours: daily, now: at(now), zone });
  expect(due("2026-11-18T08:30:00")).toBe(at("2026-11-18T08:32:00"));
  expect(due("2026-11-18T08:50:00")).toBe(at("2026-11-18T08:50:00"));
});
