import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { type CalendarDate, type Instant, millisecondsPerHour } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { type SchemeTerms, usualTerms } from "../domain/scheme.ts";
import type { Month } from "../domain/slip.ts";
import { awardPrizes } from "./award-prizes.ts";
import { closeMonth } from "./close-month.ts";
import { createContest } from "./contests.ts";
import { addVersion, insertScheme } from "./write-scheme.ts";

interface Market {
  readonly minor: number;
  readonly source: string;
}

/** Pay as it was set and paid before now: schemes, closings in their order, contests, acknowledgements of the orders. */
export interface RecordedPay {
  readonly since: CalendarDate;
  readonly issuedAt: Instant;
  readonly sellers: {
    readonly name: string;
    readonly incomeMinor: number;
    readonly goal: { readonly name: string; readonly amountMinor: number };
    readonly market: Market;
  };
  readonly heads: {
    readonly name: string;
    readonly incomeMinor: number;
    readonly rule: string;
    readonly market: Market;
  };
  readonly closings: readonly { readonly month: Month; readonly at: Instant }[];
  readonly contests: readonly {
    readonly name: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly goalMinor: number;
    readonly prizeMinor: number;
  }[];
  readonly acknowledgements: readonly { readonly personId: UserId; readonly afterHours: number }[];
}

/** Writes the past through the same use cases, each as of its own moment. */
export async function recordPay(unit: Unit, pay: RecordedPay): Promise<Refusal | null> {
  const asOf = (now: Instant): Unit => ({ ...unit, now });
  const then = asOf(pay.issuedAt);
  for (const [role, name, terms] of [
    ["salesperson", pay.sellers.name, termsOfSellers(pay)],
    ["head", pay.heads.name, termsOfHeads(pay)],
  ] as const) {
    const id = await insertScheme(then, { name, role });
    const added = await addVersion(then, { id, versions: [] }, { validFrom: pay.since, terms });
    if (isRefusal(added)) return added;
  }
  await acknowledge(unit, pay);
  for (const { month, at } of pay.closings) {
    const failed = (await runContests(asOf(at), pay, month)) ?? (await closeMonth(asOf(at), month));
    if (isRefusal(failed)) return failed;
  }
  return runContests(unit, pay, dateOf(unit.now, unit.actor.workspace.timeZone).slice(0, 7));
}

const termsOfSellers = ({ sellers }: RecordedPay): SchemeTerms => ({
  ...usualTerms,
  incomeMinor: sellers.incomeMinor,
  goals: [{ ...sellers.goal, byDay: 15, planShare: 5_000 }],
  goalsBudgetMinor: sellers.goal.amountMinor,
  market: sellers.market,
});

const termsOfHeads = ({ heads }: RecordedPay): SchemeTerms => ({
  ...usualTerms,
  incomeMinor: heads.incomeMinor,
  softRules: [
    { kind: "on_time", name: "", weight: 50, fullFrom: 9_000, nothingBelow: 5_000 },
    { kind: "mark", name: heads.rule, weight: 50, fullFrom: 10_000, nothingBelow: 5_000 },
  ],
  scope: "department",
  bands: usualTerms.bands.map((band) => ({ ...band, rate: Math.round(band.rate * 0.3) })),
  market: heads.market,
});

/** Announced on the first day; prizes are given as the money stands. */
async function runContests(unit: Unit, { contests }: RecordedPay, month: Month): Promise<Refusal | null> {
  const { currency } = unit.actor.workspace;
  const money = (minor: number) => ({ minor, currency });
  for (const one of contests.filter(({ from }) => from.slice(0, 7) === month)) {
    const { goalMinor, prizeMinor, ...rest } = one;
    const prize = money(prizeMinor);
    const made = await createContest(unit, {
      ...rest,
      goal: money(goalMinor),
      prize,
      budget: prize,
      places: 1,
      schemeId: null,
    });
    if (isRefusal(made)) return made;
  }
  await awardPrizes(unit);
  return null;
}

/** Each acknowledges the orders of the schemes that the role is paid by. */
async function acknowledge(unit: Unit, { acknowledgements, issuedAt }: RecordedPay): Promise<void> {
  const rows = acknowledgements.map(({ personId, afterHours }) => ({
    person: personId,
    at: new Date(issuedAt + afterHours * millisecondsPerHour),
  }));
  await sql`
    insert into pay_acknowledgements (workspace_id, order_id, user_id, acknowledged_at)
    select o.workspace_id, o.id, r.person, r.at from jsonb_to_recordset(${JSON.stringify(rows)}) as r(person uuid, at timestamptz)
    join reporting.users u on u.workspace_id = ${unit.actor.workspaceId} and u.id = r.person
    join pay_schemes s on s.workspace_id = u.workspace_id and s.role = u.role
    join pay_scheme_versions v on v.workspace_id = s.workspace_id and v.scheme_id = s.id
    join pay_orders o on o.workspace_id = v.workspace_id and o.scheme_version_id = v.id`.execute(unit.sql);
}
