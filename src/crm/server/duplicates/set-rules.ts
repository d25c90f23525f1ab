import type { AnswerOf } from "../../../kernel/endpoint.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { setMergeRules as definition, getMergeRules } from "../../contract-duplicates.ts";
import { mergeRules } from "../../domain/merge-rules.ts";
import { ruleMatches } from "./rule-matches.ts";
import { rulesOn } from "./rules-on.ts";
import { writeRules } from "./search-store.ts";

export const mergeTaskName = "crm.merge-by-rules";

/** The rules, and what each would do now: to be seen before it is switched on. */
export async function readRules(reading: Pick<Reading, "client" | "actor">): Promise<AnswerOf<typeof getMergeRules>> {
  const { workspaceId } = reading.actor;
  const on = await rulesOn(reading, workspaceId);
  const items = [];
  for (const rule of mergeRules) {
    const matches = await ruleMatches(reading, workspaceId, rule);
    items.push({ rule, isOn: on.includes(rule), wouldMerge: matches.length });
  }
  return { items };
}

/** Exactly these rules from now on; what a new one finds is merged at once by the worker. */
export async function setMergeRules(unit: Unit, { body }: InputOf<typeof definition>) {
  const before = await rulesOn(unit, unit.actor.workspaceId);
  const rules = mergeRules.filter((rule) => body.rules.includes(rule));
  const fresh = await writeRules(unit, rules);
  if (before.join() !== [...rules].sort().join()) {
    const changes = { rules: [before, rules] };
    unit.audit({
      action: "workspace.merge_rules_changed",
      entity: "workspace",
      entityId: unit.actor.workspaceId,
      changes,
    });
  }
  if (fresh.length > 0) unit.enqueue(mergeTaskName, {});
  return readRules(unit);
}
