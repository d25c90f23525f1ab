import { expect, test } from "vitest";
import { findingsOf, type InstallationFacts } from "./findings.ts";

const now = Date.UTC(2026, 10, 22, 12);
const gigabyte = 1_073_741_824;
const hour = 3_600_000;
const well: InstallationFacts = {
  failedTasks: 0,
  dueSince: null,
  backupTakenAt: now - 20 * hour,
  disk: { freeBytes: 40 * gigabyte, totalBytes: 100 * gigabyte },
  hasMail: true,
};
const found = (change: Partial<InstallationFacts>) => findingsOf({ ...well, ...change }, now);

test("an installation backed up last night, with room and mail, needs nobody", () => {
  expect(found({})).toEqual([]);
});

test("a backup two days old is fine, a minute more is not; none at all is said otherwise", () => {
  expect(found({ backupTakenAt: now - 48 * hour })).toEqual([]);
  expect(found({ backupTakenAt: now - 48 * hour - 60_000 })).toEqual(["backup_old"]);
  expect(found({ backupTakenAt: null })).toEqual(["backup_never"]);
});

test("a small disk is low below a tenth, a large one only below 5 GB", () => {
  expect(found({ disk: { freeBytes: 1 * gigabyte, totalBytes: 20 * gigabyte } })).toEqual(["disk_low"]);
  expect(found({ disk: { freeBytes: 3 * gigabyte, totalBytes: 20 * gigabyte } })).toEqual([]);
  expect(found({ disk: { freeBytes: 50 * gigabyte, totalBytes: 1000 * gigabyte } })).toEqual([]);
  expect(found({ disk: null })).toEqual([]);
});

test("a task that has been due for a quarter of an hour says that nobody works the queue", () => {
  expect(found({ dueSince: now - 14 * 60_000 })).toEqual([]);
  expect(found({ dueSince: now - 16 * 60_000 })).toEqual(["tasks_late"]);
});

test("the worst comes first", () => {
  const bad = { failedTasks: 2, backupTakenAt: null, hasMail: false, disk: { freeBytes: 0, totalBytes: gigabyte } };
  expect(found(bad)).toEqual(["disk_low", "tasks_failed", "backup_never", "mail_missing"]);
});
