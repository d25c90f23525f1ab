import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { addDays, addMonths, startOfDay } from "../../kernel/zoned-time.ts";
import { departmentsOn } from "../../planning/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { payRefusals } from "../domain/refusals.ts";
import type { Month } from "../domain/slip.ts";
import { type ClosedMonth, monthAfter, readClosedMonths } from "./read-ledger.ts";
import { type PersonSlip, readMonth } from "./read-month.ts";
import { insertLines, insertRow, insertSlips, lockPay } from "./store.ts";

/**
 * Closes a month for good (PAY-5): every line of every slip goes into the ledger with the plan, the figures and the payments that it was
 * counted of. Months close in their order, and only when they are over. A month that is closed already stays as it is and is answered.
 */
export async function closeMonth(unit: Unit, month: Month): Promise<ClosedMonth | Refusal> {
  await lockPay(unit);
  const closed = await readClosedMonths(unit);
  const done = closed.find((one) => one.month === month);
  if (done !== undefined) return done;
  const end = addMonths(`${month}-01`, 1);
  if (unit.now < startOfDay(end, unit.actor.workspace.timeZone)) return refuse(payRefusals, "pay_month_not_over");
  const last = closed[0]?.month;
  if (last !== undefined && monthAfter(last) !== month)
    return refuse(payRefusals, "pay_month_earlier_open", { params: { month: monthAfter(last) } });
  const slips = await readMonth(unit, { month, people: null });
  // Nothing begins with an empty month; but one among others is closed, or none after it could be.
  if (slips.length === 0 && last === undefined) return refuse(payRefusals, "pay_nobody");
  const totalMinor = slips.reduce((sum, { slip }) => sum + slip.totalMinor, 0);
  const row = { month, people: slips.length, total_minor: totalMinor, closed_at: new Date(unit.now) };
  await insertRow(unit, "pay_months", { ...row, closed_by: unit.actor.userId });
  const departments = await departmentsOn(unit, addDays(end, -1));
  await insertSlips(
    unit,
    month,
    slips.map(({ person, slip }) => ({
      userId: person.id,
      departmentId: departments.get(person.id) ?? null,
      planMinor: slip.planMinor,
      factMinor: slip.factMinor,
      totalMinor: slip.totalMinor,
      carriedMinor: slip.carriedMinor,
    })),
  );
  await insertLines(
    unit,
    slips.flatMap((one) => newLines(unit, month, one)),
  );
  unit.audit({
    action: "pay_month.closed",
    entity: "pay_month",
    entityId: unit.newId(),
    changes: { month: [null, month], people: [null, slips.length], totalMinor: [null, totalMinor] },
  });
  return { month, people: slips.length, totalMinor, closedAt: new Date(unit.now), closedBy: unit.actor.name };
}

/** Prizes stand in the ledger since the day they were won. */
function newLines(unit: Unit, month: Month, { person, slip, open }: PersonSlip) {
  const spans = open?.input.spans ?? [];
  return slip.lines.flatMap((line, position) =>
    line.kind === "contest"
      ? []
      : [
          {
            ...line,
            id: unit.newId(),
            month,
            userId: person.id as UserId,
            position,
            versionId: spans.find(({ from }) => from === line.figures.from)?.versionId ?? null,
          },
        ],
  );
}
