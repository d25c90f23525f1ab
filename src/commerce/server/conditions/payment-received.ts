import { sql } from "kysely";
import { minorDigits } from "../../../kernel/money.ts";
import type { Missing, StageCondition } from "../../../pipeline/index.ts";
import { moneyShortfall } from "../../domain/money-shortfall.ts";
import { receivedOfDeal } from "../received-of-deal.ts";

interface Figures {
  readonly amount_minor: number | null;
  readonly prepayment_minor: number | null;
  readonly currency: string;
}

/** PIP-2: any money has come, the agreed prepayment (any money while none is agreed), or the whole amount. */
export const paymentReceivedCondition: StageCondition<"payment_received"> = {
  kind: "payment_received",
  missing: async (reading, dealId, conditions) => {
    const { rows } = await sql<Figures>`
      select d.amount_minor, d.prepayment_minor, d.currency from reporting.deals d where d.workspace_id = ${reading.actor.workspaceId} and d.id = ${dealId}`.execute(
      reading.sql,
    );
    const figures = rows[0];
    const received = figures ? (await receivedOfDeal(reading, dealId, figures.currency)).minor : 0;
    return conditions.flatMap((condition): Missing[] => {
      const shortfall = moneyShortfall(
        condition.share,
        received,
        figures?.amount_minor ?? null,
        figures?.prepayment_minor ?? null,
      );
      if (!shortfall) return [];
      if (shortfall.expected === null || !figures) return [{ condition, code: shortfall.code }];
      const unit = 10 ** minorDigits(figures.currency);
      const params = {
        received: received / unit,
        expected: shortfall.expected / unit,
        currency: figures.currency,
      };
      return [{ condition, code: shortfall.code, params }];
    });
  },
};
