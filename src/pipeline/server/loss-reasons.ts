import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { createLossReason } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { insertLossReasons, updateLossReason } from "./store.ts";

type LossReason = AnswerOf<typeof createLossReason>;

/** All reasons in their order, those put away included: old deals carry them. */
export async function readLossReasons(asking: Pick<Reading, "sql" | "client" | "actor">): Promise<LossReason[]> {
  const { rows } = await asking.client.query<Omit<LossReason, "archivedAt"> & { archivedAt: Date | null }>(
    `select id, name, position, archived_at as "archivedAt" from loss_reasons where workspace_id = $1 order by position, id`,
    [asking.actor.workspaceId],
  );
  return rows.map((row) => ({ ...row, archivedAt: row.archivedAt?.toISOString() ?? null }));
}

async function readOne(unit: Unit, id: string): Promise<LossReason | Refusal<"loss_reason_unknown">> {
  const found = (await readLossReasons(unit)).find((reason) => reason.id === id);
  return found ?? refuse(pipelineRefusals, "loss_reason_unknown");
}

async function orTaken(work: Promise<void>): Promise<Refusal | null> {
  return work
    .then(() => null)
    .catch((error: { code?: string; constraint?: string }) => {
      if (error.code === "23505" && error.constraint === "loss_reasons_name") {
        return refuse(pipelineRefusals, "loss_reason_name_taken", {
          errors: [{ path: "name", code: "loss_reason_name_taken" }],
        });
      }
      throw error;
    });
}

export async function addLossReason(unit: Unit, name: string): Promise<LossReason | Refusal> {
  const id = unit.newId<"loss_reason">();
  const refused = await orTaken(insertLossReasons(unit, [{ id, name }]));
  if (refused) return refused;
  unit.audit({ action: "loss_reason.created", entity: "loss_reason", entityId: id, changes: { name } });
  unit.announce({ name: "loss_reason", ids: { lossReason: id } });
  return readOne(unit, id);
}

export async function changeLossReason(
  unit: Unit,
  id: string,
  changes: { name?: string | undefined; position?: number | undefined; archived?: boolean | undefined },
): Promise<LossReason | Refusal> {
  const before = await readOne(unit, id);
  if (isRefusal(before)) return before;
  const { archived, ...rest } = changes;
  const archivedAt = archived === undefined ? undefined : archived ? new Date(unit.now) : null;
  const refused = await orTaken(updateLossReason(unit, id, { ...rest, archivedAt }));
  if (refused) return refused;
  unit.audit({ action: "loss_reason.changed", entity: "loss_reason", entityId: id, changes });
  unit.announce({ name: "loss_reason", ids: { lossReason: id } });
  return readOne(unit, id);
}
