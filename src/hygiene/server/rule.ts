import type { AnswerOf, BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { listOldDeals, setHygieneRule } from "../contract.ts";
import { hygieneRefusals } from "../domain/refusals.ts";

export type Rule = BodyOf<typeof setHygieneRule>;

const usualRule: Rule = { isOn: false, comeBackDays: 90 };

/** The rule of a pipeline; off until somebody switches it on. */
export async function readRule(
  { client, actor }: Pick<Reading, "client" | "actor">,
  pipelineId: string,
): Promise<Rule> {
  const { rows } = await client.query<Rule>(
    `select is_on as "isOn", come_back_days as "comeBackDays" from hygiene_rules where workspace_id = $1 and pipeline_id = $2`,
    [actor.workspaceId, pipelineId],
  );
  return rows[0] ?? usualRule;
}

/** PIP-11. What was announced under the old rule stays announced; nothing is put off while it is off. */
export async function setRule(unit: Unit, pipelineId: string, rule: Rule): Promise<Rule | Refusal> {
  const { workspaceId } = unit.actor;
  const { rowCount } = await unit.client.query(
    "select from reporting.pipelines where workspace_id = $1 and id = $2 and archived_at is null",
    [workspaceId, pipelineId],
  );
  if (rowCount === 0) return refuse(hygieneRefusals, "hygiene_pipeline_unknown");
  const before = await readRule(unit, pipelineId);
  await unit.client.query(
    `insert into hygiene_rules (workspace_id, pipeline_id, is_on, come_back_days) values ($1, $2, $3, $4)
     on conflict (workspace_id, pipeline_id) do update set is_on = excluded.is_on, come_back_days = excluded.come_back_days`,
    [workspaceId, pipelineId, rule.isOn, rule.comeBackDays],
  );
  unit.audit({
    action: "pipeline.hygiene_changed",
    entity: "pipeline",
    entityId: pipelineId,
    changes: { isOn: [before.isOn, rule.isOn], comeBackDays: [before.comeBackDays, rule.comeBackDays] },
  });
  return rule;
}

type PutOffDeal = AnswerOf<typeof listOldDeals>["putOff"][number];

interface Row extends Omit<PutOffDeal, "owner" | "amount" | "putOffAt"> {
  readonly owner_id: string;
  readonly owner: string;
  readonly amount_minor: number | null;
  readonly currency: string;
  readonly at: Date;
}

const shownFor = 90 * millisecondsPerDay;

/** What the rule has put off, last first: still put off since. */
export async function readPutOff(
  { client, actor, now }: Reading,
  pipelineId: string,
  people: readonly UserId[] | null,
): Promise<PutOffDeal[]> {
  const { rows } = await client.query<Row>(
    `select d.id, d.title, c.name as company, d.owner_id, u.name as owner, d.amount_minor, d.currency, h.put_off_at as at,
       d.come_back_on as "comeBackOn"
     from hygiene_announcements h
     join reporting.postponed_deals d on d.workspace_id = h.workspace_id and d.id = h.deal_id
     join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     left join reporting.companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
     where h.workspace_id = $1 and d.pipeline_id = $2 and h.put_off_at >= $3 and ($4::uuid[] is null or d.owner_id = any($4))
     order by h.put_off_at desc, d.id limit 500`,
    [actor.workspaceId, pipelineId, new Date(now - shownFor), people],
  );
  return rows.map(({ owner_id, owner, amount_minor, currency, at, ...deal }) => ({
    ...deal,
    owner: { id: owner_id, name: owner },
    amount: amount_minor === null ? null : { minor: amount_minor, currency },
    putOffAt: at.toISOString(),
  }));
}
