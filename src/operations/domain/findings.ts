import { type Instant, millisecondsPerDay } from "../../kernel/time.ts";

/** What needs somebody, the worst first. */
export const findingCodes = [
  "disk_low",
  "tasks_failed",
  "tasks_late",
  "backup_never",
  "backup_old",
  "mail_missing",
] as const;
export type Finding = (typeof findingCodes)[number];

export interface InstallationFacts {
  readonly failedTasks: number;
  /** Since when the task that waits longest is due; null: none waits. */
  readonly dueSince: Instant | null;
  readonly backupTakenAt: Instant | null;
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  readonly hasMail: boolean;
}

const minutesLate = 15;
const daysWithoutBackup = 2;
const gigabyte = 1_073_741_824;

/** Below 5 GB and 10 % of the disk, a task due for 15 minutes, a backup older than 2 days: none of it mends itself. */
export function findingsOf(facts: InstallationFacts, now: Instant): readonly Finding[] {
  const { disk, dueSince, backupTakenAt } = facts;
  const isSo: Record<Finding, boolean> = {
    disk_low: disk !== null && disk.freeBytes < 5 * gigabyte && disk.freeBytes < disk.totalBytes / 10,
    tasks_failed: facts.failedTasks > 0,
    tasks_late: dueSince !== null && now - dueSince > minutesLate * 60_000,
    backup_never: backupTakenAt === null,
    backup_old: backupTakenAt !== null && now - backupTakenAt > daysWithoutBackup * millisecondsPerDay,
    mail_missing: !facts.hasMail,
  };
  return findingCodes.filter((code) => isSo[code]);
}
