import { sql } from "kysely";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { countedMinor } from "../domain/counted-money.ts";

interface Row {
  readonly id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly received_on: CalendarDate;
  readonly rate: number | null;
}

export interface ReceivedOfDeal {
  /** In the deal's currency with VAT, refunds taken off. */
  readonly minor: number;
  /** What cannot be told in it: the rate of that day is not known. */
  readonly withoutRate: readonly {
    readonly paymentId: string;
    readonly currency: string;
    readonly date: CalendarDate;
  }[];
}

/** What has come for a deal: another currency at the rate of its day, as long as the deal is in the workspace's own. */
export async function receivedOfDeal(
  reading: Pick<Reading, "sql" | "actor">,
  dealId: string,
  currency: string,
): Promise<ReceivedOfDeal> {
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<Row>`
    select p.id, p.amount_minor, p.currency, p.received_on, r.rate from payments p
    left join exchange_rates r on r.workspace_id = p.workspace_id and r.currency = p.currency and r.on_day = p.received_on
    where p.workspace_id = ${workspaceId} and p.deal_id = ${dealId} and p.received_on is not null and p.deleted_at is null
    order by p.received_on, p.id`.execute(reading.sql);
  const withoutRate: ReceivedOfDeal["withoutRate"][number][] = [];
  let minor = 0;
  for (const row of rows) {
    if (row.currency === currency) minor += row.amount_minor;
    else if (row.rate !== null && currency === workspace.currency) {
      minor += countedMinor({ minor: row.amount_minor, currency: row.currency, vat: null, rate: row.rate }, currency);
    } else withoutRate.push({ paymentId: row.id, currency: row.currency, date: row.received_on });
  }
  return { minor, withoutRate };
}
