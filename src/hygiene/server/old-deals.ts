import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import type { PipelineId, UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { chanceOfDeal, readChancedStages } from "../../pipeline/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { listOldDeals } from "../contract.ts";
import { hygieneRefusals } from "../domain/refusals.ts";
import { type JudgedDeal, readJudgedDeals } from "./open-deals.ts";
import { readPutOff, readRule } from "./rule.ts";
import { readUsualCycle } from "./usual-cycles.ts";

const mostListed = 2_000;

interface Named {
  readonly id: string;
  readonly title: string;
  readonly company: string | null;
  readonly owner: string;
  readonly stage: string;
  readonly last_contact: Date | null;
  readonly goes_after: string | null;
}

/** PIP-11: the old deals of a pipeline that the actor sees, oldest first, with what tells whether they live. */
export async function readOldDeals(
  reading: Reading,
  { pipeline: id, owner }: QueryOf<typeof listOldDeals>,
): Promise<AnswerOf<typeof listOldDeals> | Refusal> {
  const pipeline = await readPipelineNamed(reading, id);
  if (pipeline === null) return refuse(hygieneRefusals, "hygiene_pipeline_unknown");
  const pipelineId = id as PipelineId;
  const { currency } = reading.actor.workspace;
  const cycle = await readUsualCycle(reading, pipelineId);
  const people = peopleOf(reading, owner);
  const judged = await readJudgedDeals(reading, pipelineId, people);
  const old = judged.filter(({ isOld }) => isOld).sort((one, other) => one.openSince - other.openSince);
  const minor = old.reduce((sum, deal) => (deal.currency === currency ? sum + (deal.amountMinor ?? 0) : sum), 0);
  return {
    pipeline,
    usualCycle: cycle,
    items: await tell(reading, pipelineId, old.slice(0, mostListed)),
    total: old.length,
    amount: { minor, currency },
    rule: await readRule(reading, id),
    putOff: await readPutOff(reading, id, people),
  };
}

function peopleOf({ actor: { sees } }: Reading, owner: string | undefined): readonly UserId[] | null {
  if (owner === undefined) return sees === "all" ? null : sees;
  return sees === "all" || sees.includes(owner as UserId) ? [owner as UserId] : [];
}

async function readPipelineNamed({ client, actor }: Reading, id: string) {
  const { rows } = await client.query<{ id: string; name: string }>(
    "select id, name from reporting.pipelines where workspace_id = $1 and id = $2 and archived_at is null",
    [actor.workspaceId, id],
  );
  return rows[0] ?? null;
}

async function tell(reading: Reading, pipelineId: PipelineId, old: readonly JudgedDeal[]) {
  const stages = await readChancedStages(reading, pipelineId);
  const { rows } = await reading.client.query<Named>(
    `select d.id, d.title, c.name as company, u.name as owner, s.name as stage, a.at as last_contact, h.announced_on as goes_after
     from reporting.deals d
     join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
     left join reporting.companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
     left join hygiene_announcements h on h.workspace_id = d.workspace_id and h.deal_id = d.id and h.put_off_at is null
     left join lateral (
       select max(x.done_at) as at from reporting.done_contacts x
       where x.workspace_id = d.workspace_id and x.deal_id = d.id and x.done_at is not null and x.kind not in ('task', 'note')
     ) as a on true
     where d.workspace_id = $1 and d.id = any($2)`,
    [reading.actor.workspaceId, old.map(({ id }) => id)],
  );
  const named = new Map(rows.map((row) => [row.id, row]));
  return old.flatMap((deal) => {
    const row = named.get(deal.id);
    if (row === undefined) return [];
    return [
      {
        id: deal.id,
        title: row.title,
        company: row.company,
        owner: { id: deal.ownerId, name: row.owner },
        stage: { id: deal.stageId, name: row.stage },
        amount: deal.amountMinor === null ? null : { minor: deal.amountMinor, currency: deal.currency },
        openSince: new Date(deal.openSince).toISOString(),
        lastContactAt: row.last_contact?.toISOString() ?? null,
        probability: chanceOfDeal(stages, deal.stageId, reading.now - deal.stageEnteredAt),
        goesAfter: row.goes_after,
      },
    ];
  });
}
