import type { PipelineId } from "../../kernel/ids.ts";
import { refusedRows } from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { HistorySettings } from "./history-settings.ts";
import { moveRecorded } from "./record-move.ts";
import { nameLossReasons } from "./record-names.ts";
import type { DealFields } from "./store.ts";

const batch = 200;

/**
 * Rows of deals that were here before the import. A row is the same when deal, stage and time are: it changes nothing. One
 * before the deal's present contradicts what is known; one after it goes through the gate.
 */
export async function recordLivingHistory(
  unit: Unit,
  pipelineId: PipelineId,
  settings: HistorySettings,
): Promise<{ created: number; skipped: number }> {
  const { client } = unit;
  await judgeRows(unit, pipelineId);
  await client.query(
    `insert into ${refusedRows}
     select line, verdict, jsonb_build_object('field', 'deal', 'value', deal) from history_living where verdict not in ('same', 'move')`,
  );
  const { rows } = await client.query<{ same: number; moves: number }>(
    `select count(*) filter (where verdict = 'same') as same, count(*) filter (where verdict = 'move') as moves from history_living`,
  );
  const { same, moves } = rows[0] ?? { same: 0, moves: 0 };
  return { created: moves > 0 ? await moveAll(unit, settings) : 0, skipped: same };
}

async function judgeRows(unit: Unit, pipelineId: PipelineId): Promise<void> {
  const { client, actor } = unit;
  await client.query(
    `create temp table history_living on commit drop as
       select e.*, h.known_id, s.stage_id, coalesce(e.outcome, case when s.is_won then 'won' end) as result, null::text as verdict
       from history_entries e join history_deals h on h.deal = e.deal and h.known_id is not null
         left join history_stages s on s.key = lower(btrim(e.stage) collate "default");
     analyze history_living`,
  );
  await client.query(
    `update history_living l set verdict = 'same' where exists (
       select from visits v where v.workspace_id = $1 and v.deal_id = l.known_id and case l.result
         when 'won' then v.left_as = 'won' and v.entered_at = l.at
         when 'lost' then v.left_as = 'lost' and v.left_at = l.at
         else v.stage_id = l.stage_id and v.entered_at = l.at end)`,
    [actor.workspaceId],
  );
  await client.query(
    `update history_living l set verdict = case
         when d.deleted_at is not null then 'record_deleted'
         when d.pipeline_id <> $2 then 'deal_in_other_pipeline'
         when l.at < greatest(d.stage_entered_at, d.closed_at,
           (select max(v.left_at) from visits v where v.workspace_id = $1 and v.deal_id = d.id and v.void_at is null)) then 'history_conflict'
         when exists (select from history_living o where o.known_id = l.known_id and o.at = l.at and o.line < l.line
           and o.stage_id is not distinct from l.stage_id and o.result is not distinct from l.result) then 'same'
         else 'move' end
     from deals d where l.verdict is null and d.workspace_id = $1 and d.id = l.known_id`,
    [actor.workspaceId, pipelineId],
  );
}

interface MoveRow {
  readonly line: number;
  readonly deal_id: string;
  readonly stage_id: string | null;
  readonly result: "won" | "lost" | null;
  readonly at: Date;
  readonly amount_minor: number | null;
  readonly channel: string | null;
  readonly source: string | null;
  readonly company_id: string | null;
  readonly loss_reason_id: string | null;
  readonly won_id: string;
}

/** One by one, since each asks the gate; deal by deal in the order of time. */
async function moveAll(unit: Unit, settings: HistorySettings): Promise<number> {
  const { client } = unit;
  await settings.naming.companies(unit, "select company from history_living where verdict = 'move'");
  await nameLossReasons(unit, "select loss_reason from history_living where verdict = 'move' and result = 'lost'");
  await client.query(
    `declare history_moves cursor for
       select l.line, l.known_id as deal_id, l.stage_id, l.result, l.at, l.amount_minor, l.channel, l.source, c.id as company_id,
         r.id as loss_reason_id, (select stage_id from history_stages where is_won) as won_id
       from history_living l left join named_companies c on c.name = l.company left join named_loss_reasons r on r.name = l.loss_reason
       where l.verdict = 'move' order by l.known_id, l.at, l.line`,
  );
  let moved = 0;
  for (;;) {
    const { rows } = await client.query<MoveRow>(`fetch ${batch} from history_moves`);
    for (const row of rows) if (await moveOne(unit, settings, row)) moved++;
    if (rows.length < batch) break;
  }
  await client.query("close history_moves");
  return moved;
}

function moveOne(unit: Unit, { rules }: HistorySettings, row: MoveRow): Promise<boolean> {
  const given: DealFields = {
    amountMinor: row.amount_minor ?? undefined,
    channel: row.channel ?? undefined,
    source: row.source ?? undefined,
    companyId: row.company_id ?? undefined,
  };
  return moveRecorded(unit, rules, {
    dealId: row.deal_id,
    line: row.line,
    stageId: row.stage_id,
    outcome: row.result,
    wonStageId: row.won_id,
    at: row.at.getTime(),
    fields: given,
    lossReasonId: row.loss_reason_id,
    comeBackOn: null,
  });
}
