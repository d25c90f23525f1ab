import { type Instant, millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";

interface Done {
  readonly kind: string;
  readonly ownerId: string;
  readonly doneAt: Instant | null;
}

interface Origin {
  readonly recordedBy?: "typed" | "telephony" | "mail" | "calendar";
  readonly createdAt?: Instant;
}

const minute = 60_000;
/** What machines tell of, and of how many in twelve they do. */
const machines: Readonly<
  Record<string, { readonly by: "telephony" | "mail" | "calendar"; readonly ofTwelve: number }>
> = {
  call: { by: "telephony", ofTwelve: 11 },
  email: { by: "mail", ofTwelve: 10 },
  meeting: { by: "calendar", ofTwelve: 6 },
  presentation: { by: "calendar", ofTwelve: 6 },
};

/**
 * Where the demo's activities are known from (ACT-8): most calls by telephony, most letters by mail, half of the meetings by the
 * calendar. One of the people types much a day and more later and has calls that telephony never saw, another types the day's deeds
 * together in the evening.
 */
export function inventOrigins(people: { readonly late: string; readonly inBulk: string }, now: Instant) {
  return ({ kind, ownerId, doneAt }: Done, line: number): Origin => {
    if (doneAt === null) return {};
    const machine = machines[kind];
    const isCareless = ownerId === people.late || ownerId === people.inBulk;
    if (machine && line % 12 < machine.ofTwelve - (isCareless ? 4 : 0))
      return { recordedBy: machine.by, createdAt: doneAt };
    return { recordedBy: "typed", createdAt: Math.max(doneAt, Math.min(now, doneAt + delayOf(ownerId, doneAt, line))) };
  };

  function delayOf(ownerId: string, doneAt: Instant, line: number): number {
    if (ownerId === people.late && line % 3 !== 0) return 26 * millisecondsPerHour + (line % 40) * millisecondsPerHour;
    // At 18:40 in Moscow, within some minutes.
    const evening =
      Math.floor(doneAt / millisecondsPerDay) * millisecondsPerDay + 15 * millisecondsPerHour + 40 * minute;
    if (ownerId === people.inBulk && evening > doneAt) return evening - doneAt + (line % 8) * minute;
    return (line % 7) * 5 * minute;
  }
}
