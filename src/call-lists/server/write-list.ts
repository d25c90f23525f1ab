import { sees } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type FieldError, isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { CallList, changeCallList, createCallList } from "../contract.ts";
import { callListRefusals } from "../domain/refusals.ts";
import { readList } from "./list-row.ts";
import { insertList, leaveToOthers, lockLists, setPeople, updateList } from "./store.ts";

/** Refuses `call_list_invalid` with the person or the pipeline that is none. */
export async function createList(unit: Unit, body: BodyOf<typeof createCallList>): Promise<CallList | Refusal> {
  const refused = await refusalOf(unit, body);
  if (refused) return refused;
  const id = unit.newId<"call_list">();
  await insertList(unit, id, {
    name: body.name,
    pipeline_id: body.pipelineId,
    calls_per_day: body.callsPerDay ?? 30,
    rest_days: body.restDays ?? 30,
  });
  await setPeople(unit, id, body.people);
  unit.audit({
    action: "call_list.created",
    entity: "call_list",
    entityId: id,
    changes: { name: body.name, people: body.people },
  });
  return readList(unit, id);
}

/** Refuses `call_list_unknown`, `version_conflict`, `call_list_invalid`. */
export async function changeList(
  unit: Unit,
  { params, body }: InputOf<typeof changeCallList>,
): Promise<CallList | Refusal> {
  if (body.isClosed === false) await lockLists(unit);
  const before = await lockList(unit, params.id);
  if (isRefusal(before)) return before;
  if (before.version !== body.version) return refuse(callListRefusals, "version_conflict");
  const refused = await refusalOf(unit, body);
  if (refused) return refused;
  const wasClosed = before.closedAt !== null;
  const isClosed = body.isClosed ?? wasClosed;
  await updateList(unit, before.id, {
    name: body.name ?? before.name,
    pipeline_id: body.pipelineId ?? before.pipeline.id,
    calls_per_day: body.callsPerDay ?? before.callsPerDay,
    rest_days: body.restDays ?? before.restDays,
    ...(isClosed === wasClosed ? {} : { closed_at: isClosed ? new Date(unit.now) : null }),
  });
  if (wasClosed && !isClosed) await leaveToOthers(unit, before.id);
  if (body.people !== undefined) await setPeople(unit, before.id, body.people);
  const { version: _, ...changes } = body;
  unit.audit({ action: "call_list.changed", entity: "call_list", entityId: before.id, changes });
  return readList(unit, before.id);
}

/** The list, which nobody else changes until this transaction ends. */
export async function lockList(unit: Unit, id: string): Promise<CallList | Refusal> {
  await unit.client.query("select from call_lists where workspace_id = $1 and id = $2 for update", [
    unit.actor.workspaceId,
    id,
  ]);
  return readList(unit, id);
}

interface Named {
  readonly people?: readonly string[] | undefined;
  readonly pipelineId?: string | undefined;
}

async function refusalOf({ client, actor }: Unit, { people = [], pipelineId }: Named): Promise<Refusal | null> {
  const { rows } = await client.query<{ id: UserId }>(
    "select id from reporting.users where workspace_id = $1 and is_active and id = any($2::uuid[])",
    [actor.workspaceId, people],
  );
  const known = new Set<string>(rows.filter(({ id }) => sees(actor, id)).map(({ id }) => id));
  const errors: FieldError[] = people.flatMap((id, at) =>
    known.has(id) ? [] : [{ path: `people.${at}`, code: "call_list_person_unknown" }],
  );
  if (pipelineId !== undefined) {
    const { rowCount } = await client.query(
      "select from reporting.pipelines where workspace_id = $1 and id = $2 and archived_at is null",
      [actor.workspaceId, pipelineId],
    );
    if (rowCount === 0) errors.push({ path: "pipelineId", code: "call_list_pipeline_unknown" });
  }
  return errors.length === 0 ? null : refuse(callListRefusals, "call_list_invalid", { errors });
}
