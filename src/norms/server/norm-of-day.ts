import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, mondayOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { rampOf } from "../../team/index.ts";
import { personalDays } from "../../working-calendar/index.ts";
import type { Rating } from "../domain/decision-table.ts";
import { type GapToGood, gapToGood } from "../domain/gap-to-good.ts";
import type { CallCount } from "../domain/norm-table.ts";
import { readNormTables } from "./norm-tables.ts";
import { type DayOfWork, rateWork, tableOf } from "./ratings-of.ts";

export interface NormOfDay {
  readonly day: DayOfWork;
  /** Which calls the table counts. */
  readonly calls: CallCount;
  /** Null: no working day, or a table that calls no day good. */
  readonly gap: GapToGood | null;
  /** Meetings of the week so far, and how the week would be rated with no more. */
  readonly week: { readonly meetings: number; readonly rating: Rating | null };
}

/** ACT-5: how a person's day stands to the norm, and the nearest way to a good one. */
export async function normOfDay(reading: Reading, person: UserId, date: CalendarDate): Promise<NormOfDay | null> {
  const from = mondayOf(date);
  const [work] = await rateWork(reading, { people: [person], from, to: addDays(from, 7) });
  const day = work?.days.find((one) => one.date === date);
  if (work === undefined || day === undefined) return null;
  const table = tableOf(await readNormTables(reading), work.person, date);
  const worked = await personalDays(reading, { people: [person], from: date, to: addDays(date, 1) });
  const ramp = await rampOf(reading, [person]);
  const share = (worked.get(person)?.[0]?.share ?? 0) * ramp(person, date);
  const calls = table?.calls ?? "dialled";
  const done = { meetings: day.meetings, calls: calls === "dialled" ? day.callsDialled : day.callsConnected };
  const [week] = work.weeks;
  return {
    day,
    calls,
    gap: table === null || share === 0 ? null : gapToGood(table.day, done, share),
    week: { meetings: week?.meetings ?? 0, rating: week?.verdict?.rating ?? null },
  };
}
