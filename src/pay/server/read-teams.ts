import type { DepartmentId, UserId } from "../../kernel/ids.ts";
import { addDays, addMonths, dateOf } from "../../kernel/zoned-time.ts";
import { departmentsOn } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Month } from "../domain/slip.ts";

/** Who belonged to a person's department, or to one below it, at the end of the month (today while it runs); oneself among them. */
export type Teams = (person: UserId, month: Month) => readonly UserId[];

/** Of months that were not asked for, one's own self alone. */
export async function readTeams(reading: Reading, months: readonly Month[]): Promise<Teams> {
  const { actor, now } = reading;
  const rows = await reading.sql
    .selectFrom("reporting.departments")
    .select(["id", "parent_id"])
    .where("workspace_id", "=", actor.workspaceId)
    .execute();
  const parents = new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
  const today = dateOf(now, actor.workspace.timeZone);
  const belonging = new Map<Month, ReadonlyMap<UserId, DepartmentId | null>>();
  for (const month of months) {
    const last = addDays(addMonths(`${month}-01`, 1), -1);
    belonging.set(month, await departmentsOn(reading, [last, today].sort()[0] ?? last));
  }
  const isWithin = (department: string | null, head: string): boolean =>
    department !== null && (department === head || isWithin(parents.get(department) ?? null, head));
  return (person, month) => {
    const people = belonging.get(month) ?? new Map<UserId, DepartmentId | null>();
    const own = people.get(person) ?? null;
    if (own === null) return [person];
    return [...people].filter(([, department]) => isWithin(department, own)).map(([id]) => id);
  };
}
