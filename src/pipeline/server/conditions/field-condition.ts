import type { DealId } from "../../../kernel/ids.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Missing } from "../../domain/missing.ts";
import type { DealField } from "../../domain/regulation.ts";
import type { StageCondition } from "../stage-condition.ts";

const code: Record<DealField, string> = {
  amount: "missing_amount",
  company: "missing_company",
  inn: "missing_inn",
  contact: "missing_contact",
  expectedCloseOn: "missing_expected_close_on",
  product: "missing_product",
  source: "missing_source",
  channel: "missing_channel",
  need: "missing_need",
  deliveryOn: "missing_delivery_on",
};

/** A field of the deal, or of its company, is filled in; an amount of zero is no amount, a deleted customer is none. */
export const fieldCondition: StageCondition<"field"> = {
  kind: "field",
  missing: async (reading, dealId, conditions) => {
    const filled = await readFilled(reading, dealId);
    return conditions
      .filter((condition) => !filled?.[condition.field])
      .map((condition): Missing => ({ condition, code: code[condition.field] }));
  },
};

async function readFilled(
  { client, actor }: Pick<Reading, "client" | "actor">,
  dealId: DealId,
): Promise<Record<DealField, boolean> | undefined> {
  const { rows } = await client.query<Record<DealField, boolean>>({
    name: "read_filled_fields",
    text: `select coalesce(d.amount_minor > 0, false) as amount, c.id is not null as company,
             coalesce(c.inn <> '', false) as inn, d.expected_close_on is not null as "expectedCloseOn",
             coalesce(d.product <> '', false) as product, coalesce(d.source <> '', false) as source,
             coalesce(d.channel <> '', false) as channel, coalesce(d.need <> '', false) as need,
             d.delivery_on is not null as "deliveryOn",
             exists (select from deal_contacts k
               join reporting.contacts p on p.workspace_id = k.workspace_id and p.id = k.contact_id
               where k.workspace_id = d.workspace_id and k.deal_id = d.id and p.deleted_at is null) as contact
           from deals d left join reporting.companies c
             on c.workspace_id = d.workspace_id and c.id = d.company_id and c.deleted_at is null
           where d.workspace_id = $1 and d.id = $2`,
    values: [actor.workspaceId, dealId],
  });
  return rows[0];
}
