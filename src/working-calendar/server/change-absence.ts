import { sql } from "kysely";
import { sees } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type * as contract from "../contract.ts";
import type { Absence } from "../contract.ts";
import { checkAbsence, overlap } from "../domain/absence.ts";
import type { AbsenceSpan } from "../domain/days-of-person.ts";
import { workingCalendarRefusals } from "../domain/refusals.ts";
import { absenceFrom, findAbsence } from "./absences.ts";

/** Refuses what `checkAbsence` does, people whom the actor does not see or nobody knows, and what overlaps another absence. */
export async function createAbsence(
  unit: Unit,
  { personId, ...absence }: BodyOf<typeof contract.createAbsence>,
): Promise<Absence | Refusal> {
  const person = personId as UserId;
  const refused =
    checkAbsence(absence) ?? (await checkPerson(unit, person)) ?? (await checkOverlap(unit, person, absence, null));
  if (refused) return refused;
  const id = unit.newId();
  await unit.client.query(
    `insert into absences (workspace_id, id, user_id, kind, from_date, to_date, part, comment, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      unit.actor.workspaceId,
      id,
      person,
      absence.kind,
      absence.from,
      absence.to,
      absence.part,
      absence.comment,
      new Date(unit.now),
      unit.actor.userId,
    ],
  );
  tell(unit, "created", id, { person: [null, person], from: [null, absence.from], to: [null, absence.to] });
  return found(unit, id);
}

/** Refuses as `createAbsence` does, and `absence_changed`. */
export async function changeAbsence(
  unit: Unit,
  id: string,
  { version, ...absence }: BodyOf<typeof contract.changeAbsence>,
): Promise<Absence | Refusal> {
  const before = await findAbsence(unit, id, "for update of a");
  if (!before || before.isDeleted) return refuse(workingCalendarRefusals, "absence_unknown");
  if (before.version !== version) {
    return refuse(workingCalendarRefusals, "absence_changed", { extra: { version: before.version } });
  }
  const refused = checkAbsence(absence) ?? (await checkOverlap(unit, before.userId, absence, id));
  if (refused) return refused;
  await unit.client.query(
    `update absences set kind = $3, from_date = $4, to_date = $5, part = $6, comment = $7, version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, absence.kind, absence.from, absence.to, absence.part, absence.comment],
  );
  const fields = (["kind", "from", "to", "part", "comment"] as const).filter(
    (field) => before[field] !== absence[field],
  );
  tell(unit, "changed", id, Object.fromEntries(fields.map((field) => [field, [before[field], absence[field]]])));
  return found(unit, id);
}

/** Refuses `absence_unknown`. */
export function deleteAbsence(unit: Unit, id: string): Promise<Absence | Refusal> {
  return setDeleted(unit, id, true);
}

/** Refuses `absence_unknown`, and `absence_overlaps` where another has taken its place. */
export function restoreAbsence(unit: Unit, id: string): Promise<Absence | Refusal> {
  return setDeleted(unit, id, false);
}

async function setDeleted(unit: Unit, id: string, isDeleted: boolean): Promise<Absence | Refusal> {
  const before = await findAbsence(unit, id, "for update of a");
  if (!before || before.isDeleted === isDeleted) return refuse(workingCalendarRefusals, "absence_unknown");
  const refused = isDeleted ? null : await checkOverlap(unit, before.userId, before, id);
  if (refused) return refused;
  await unit.client.query(
    "update absences set deleted_at = $3, version = version + 1 where workspace_id = $1 and id = $2",
    [unit.actor.workspaceId, id, isDeleted ? new Date(unit.now) : null],
  );
  tell(unit, isDeleted ? "deleted" : "restored", id, { person: before.userId, from: before.from, to: before.to });
  return found(unit, id);
}

async function checkPerson({ client, actor }: Unit, person: UserId): Promise<Refusal | null> {
  const { rowCount } = await client.query("select from reporting.users where workspace_id = $1 and id = $2", [
    actor.workspaceId,
    person,
  ]);
  return rowCount === 1 && sees(actor, person) ? null : refuse(workingCalendarRefusals, "absence_person_unknown");
}

/** Two who write at once wait for one another. */
async function checkOverlap(
  unit: Unit,
  person: UserId,
  span: AbsenceSpan,
  except: string | null,
): Promise<Refusal | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`absences of ${person}`}, 0))`.execute(unit.sql);
  const { rows } = await sql<AbsenceSpan & { readonly id: string }>`
    select id, from_date as "from", to_date as "to", part from absences
    where workspace_id = ${unit.actor.workspaceId} and user_id = ${person} and deleted_at is null
      and to_date >= ${span.from}::date and from_date <= ${span.to}::date order by from_date`.execute(unit.sql);
  const other = rows.find((row) => row.id !== except && overlap(row, span));
  if (!other) return null;
  return refuse(workingCalendarRefusals, "absence_overlaps", {
    params: { from: other.from, to: other.to },
    extra: { absence: other.id },
  });
}

function tell(unit: Unit, deed: string, entityId: string, changes: Readonly<Record<string, unknown>>): void {
  unit.audit({ action: `absence.${deed}`, entity: "absence", entityId, changes });
  unit.announce({ name: "absence.changed", ids: { absence: entityId } });
}

async function found(unit: Unit, id: string): Promise<Absence> {
  const row = await findAbsence(unit, id);
  if (!row) throw new Error("An absence is gone within its transaction");
  return absenceFrom(row, unit.actor.workspace.workingCalendar);
}
