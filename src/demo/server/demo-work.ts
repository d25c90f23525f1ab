import type { CompanyId, DealId } from "../../kernel/ids.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { setDailyPlan } from "../../norms/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { type DemoWorkspace, demoZone } from "../domain/demo-company.ts";
import { inventWork } from "../domain/invent-work.ts";
import { vocabularies } from "../domain/vocabularies.ts";
import type { DemoSetting } from "./furnish-demo.ts";

interface Written {
  readonly dealIds: readonly DealId[];
  readonly companyIds: readonly CompanyId[];
}

/** The daily work of the demo (ACT-4) as activities to record, by the ids of what was written before. */
export function demoWork(unit: Unit, setting: DemoSetting, demo: DemoWorkspace, { dealIds, companyIds }: Written) {
  const words = vocabularies[unit.actor.workspace.locale];
  return inventWork(unit.now, demo, words).map(({ owner, company, deal, ...activity }) => ({
    ...activity,
    externalId: null,
    dealId: deal === null ? null : (dealIds[deal] ?? null),
    companyId: companyIds[company] ?? null,
    ownerId: setting.userOf(owner),
    createdAt: activity.doneAt ?? unit.now,
  }));
}

const planned = { meeting_held: 1, proposal_sent: 1, meeting_agreed: 2, qualification: 3 };

/** PLA-7: what a salesperson's day should bring, since the beginning of the year. */
export async function planDemoDays(unit: Unit): Promise<null> {
  const holdsFrom = `${dateOf(unit.now, demoZone).slice(0, 4)}-01-01`;
  for (const [kind, count] of Object.entries(planned))
    await setDailyPlan(unit, { userId: null, role: "salesperson", kind, holdsFrom, planned: count });
  return null;
}
