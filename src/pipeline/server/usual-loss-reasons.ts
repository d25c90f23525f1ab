import type { Unit } from "../../platform/database/unit.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { insertLossReasons } from "./store.ts";

/** The usual reasons why deals are lost, in the workspace's language, unless it has some already (PIP-10). */
export async function createUsualLossReasons(unit: Unit): Promise<void> {
  const { rowCount } = await unit.client.query("select from loss_reasons where workspace_id = $1 limit 1", [
    unit.actor.workspaceId,
  ]);
  if (rowCount !== 0) return;
  const texts = unit.actor.workspace.locale === "ru" ? ru : en;
  await insertLossReasons(
    unit,
    Object.values(texts.usualLossReason).map((name) => ({ id: unit.newId(), name })),
  );
}
