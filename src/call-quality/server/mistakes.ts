import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { CallMistake, changeCallMistake, createCallMistake } from "../contract.ts";
import { callQualityRefusals } from "../domain/refusals.ts";
import { insertRow, updateRow } from "./store.ts";

interface MistakeRow {
  readonly id: string;
  readonly name: string;
  readonly archived_at: Date | null;
  readonly version: number;
}

const toMistake = (row: MistakeRow): CallMistake => ({
  id: row.id,
  name: row.name,
  archivedAt: row.archived_at?.toISOString() ?? null,
  version: row.version,
});

const select = "select id, name, archived_at, version from call_mistakes where workspace_id = $1";

export async function readMistakes({ client, actor }: Pick<Reading, "client" | "actor">): Promise<CallMistake[]> {
  const { rows } = await client.query<MistakeRow>(
    `${select} order by archived_at is not null, lower(name), id limit 500`,
    [actor.workspaceId],
  );
  return rows.map(toMistake);
}

async function findMistake(unit: Unit, id: string): Promise<CallMistake | Refusal> {
  const { rows } = await unit.client.query<MistakeRow>(`${select} and id = $2 for update`, [
    unit.actor.workspaceId,
    id,
  ]);
  return rows[0] ? toMistake(rows[0]) : refuse(callQualityRefusals, "mistake_unknown");
}

export async function createMistake(
  unit: Unit,
  { name }: BodyOf<typeof createCallMistake>,
): Promise<CallMistake | Refusal> {
  const id = unit.newId<"call_mistake">();
  await insertRow(unit, "call_mistakes", { id, name, created_at: new Date(unit.now) });
  unit.audit({ action: "call_mistake.created", entity: "call_mistake", entityId: id, changes: { name } });
  return findMistake(unit, id);
}

/** Refuses `mistake_unknown`, `version_conflict`. Reviews go on naming a mistake that is out of use. */
export async function changeMistake(
  unit: Unit,
  { params, body }: InputOf<typeof changeCallMistake>,
): Promise<CallMistake | Refusal> {
  const before = await findMistake(unit, params.id);
  if (isRefusal(before)) return before;
  if (before.version !== body.version) return refuse(callQualityRefusals, "version_conflict");
  const wasArchived = before.archivedAt !== null;
  const isArchived = body.isArchived ?? wasArchived;
  await updateRow(unit, "call_mistakes", before.id, {
    name: body.name ?? before.name,
    ...(isArchived === wasArchived ? {} : { archived_at: isArchived ? new Date(unit.now) : null }),
  });
  unit.audit({
    action: "call_mistake.changed",
    entity: "call_mistake",
    entityId: before.id,
    changes: {
      ...(body.name === undefined ? {} : { name: [before.name, body.name] }),
      ...(isArchived === wasArchived ? {} : { isArchived: [wasArchived, isArchived] }),
    },
  });
  return findMistake(unit, before.id);
}
