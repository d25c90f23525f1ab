import { notify, withdrawNotifications } from "../../notifications/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { LockedDeal } from "./lock-deal.ts";
import type { DealFields } from "./store.ts";

/**
 * What the responsible of a deal hears of it when somebody else acts (PLT-8). A table that is loaded tells its loader alone, a step
 * of a bulk action nobody: `bulk/tell-owners.ts` tells of the whole.
 */
const isQuiet = ({ actor, within }: Unit) => actor.via === "import" || within !== undefined;

const stepKey = (dealId: string, version: number) => `step:${dealId}:${version}`;

/** The audit's word → how the place changed, in the words of the notification. */
const movedHow: Readonly<Record<string, string>> = {
  "deal.moved": "moved",
  "deal.transferred": "transferred",
  "deal.postponed": "postponed",
  "deal.resumed": "resumed",
  "deal.reopened": "reopened",
};

export async function tellOfStep(
  unit: Unit,
  deal: LockedDeal,
  step: { readonly action: string; readonly stage: string | null; readonly version: number },
): Promise<void> {
  if (isQuiet(unit)) return;
  const closed = step.action === "deal.won" ? "won" : step.action === "deal.lost" ? "lost" : null;
  await notify(unit, {
    kind: closed === null ? "deal_moved" : "deal_closed",
    to: [deal.ownerId],
    dealId: deal.id,
    key: stepKey(deal.id, step.version),
    params: { how: closed ?? movedHow[step.action] ?? "moved", ...(step.stage === null ? {} : { stage: step.stage }) },
  });
}

/** The step of that version was taken back: it is told no longer. */
export async function takeBackStep(unit: Unit, dealId: string, version: number): Promise<void> {
  if (!isQuiet(unit)) await withdrawNotifications(unit, stepKey(dealId, version));
}

export async function tellOfHandover(unit: Unit, dealId: string, ownerId: string | undefined): Promise<void> {
  if (ownerId === undefined || isQuiet(unit)) return;
  await notify(unit, { kind: "deal_assigned", to: [ownerId], dealId });
}

/** Several changes by one person within a quarter of an hour are one piece of news. */
export async function tellOfChange(
  unit: Unit,
  deal: LockedDeal,
  fields: DealFields,
  isOwnChanged: boolean,
): Promise<void> {
  const changed = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined || field === "ownerId" ? [] : [field],
  );
  if (isOwnChanged) changed.push("custom");
  if (changed.length === 0 || isQuiet(unit)) return;
  const quarter = Math.floor(unit.now / 900_000);
  await notify(unit, {
    kind: "deal_changed",
    to: [deal.ownerId],
    dealId: deal.id,
    key: `changed:${deal.id}:${unit.actor.userId}:${quarter}`,
    params: { fields: changed },
  });
}
