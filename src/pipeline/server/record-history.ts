import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import { type CopyValue, copyInstant, copyRows } from "../../platform/database/copy-rows.ts";
import { openRefusedRows, type RecordedCounts, refusedRows, sqlNewId } from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { HistorySettings } from "./history-settings.ts";
import { openRecorded, writeRecorded } from "./record-deals.ts";
import { historyPipeline } from "./record-history-pipeline.ts";
import { recordLivingHistory } from "./record-living-history.ts";
import { nameLossReasons } from "./record-names.ts";

/** One entry of a deal into a stage, or its outcome, in the words of the file. Null says nothing. */
export interface HistoryEntry {
  readonly line: number;
  /** The deal's external id. */
  readonly deal: string;
  readonly entered: { readonly stage: string } | { readonly outcome: "won" | "lost" };
  readonly at: Instant;
  readonly amountMinor: number | null;
  readonly owner: string | null;
  readonly channel: string | null;
  readonly source: string | null;
  readonly company: string | null;
  readonly lossReason: string | null;
}

const facts = ["amount_minor", "owner", "channel", "source", "company", "loss_reason"] as const;
const columns = ["line", "deal", "stage", "outcome", "at", ...facts];

/**
 * `import stage-history` (cli.md): writes what happened, without asking the gate. Deals are created at their first entry; a
 * pipeline of that name is created with the stages of the file when there is none. Rows of deals that live here already
 * are skipped when they are known, else go through the gate (record-living-history.ts). Refused rows are in
 * `recorded_refusals`.
 */
export async function recordHistory(
  unit: Unit,
  entries: AsyncIterable<HistoryEntry>,
  settings: HistorySettings,
): Promise<(RecordedCounts & { readonly pipelineId: PipelineId }) | Refusal> {
  await openRefusedRows(unit);
  await unit.client.query(
    `create temp table history_entries (line bigint, deal text collate "C", stage text collate "C", outcome text, at timestamptz(3),
       amount_minor bigint, owner text collate "C", channel text, source text, company text collate "C", loss_reason text) on commit drop`,
  );
  await copyRows(unit.client, "history_entries", columns, staged(entries));
  await unit.client.query("analyze history_entries");
  const pipelineId = await historyPipeline(unit, settings.pipeline);
  if (isRefusal(pipelineId)) return pipelineId;
  await refuseUnknownStages(unit);
  await findDeals(unit);
  const recorded = await recordNewDeals(unit, pipelineId, settings);
  const living = await recordLivingHistory(unit, pipelineId, settings);
  return {
    created: recorded.created + living.created,
    updated: 0,
    skipped: recorded.skipped + living.skipped,
    pipelineId,
  };
}

async function* staged(entries: AsyncIterable<HistoryEntry>): AsyncGenerator<CopyValue[]> {
  for await (const entry of entries) {
    const { entered } = entry;
    yield [
      entry.line,
      entry.deal,
      "stage" in entered ? entered.stage : null,
      "outcome" in entered ? entered.outcome : null,
      copyInstant(entry.at),
      entry.amountMinor,
      entry.owner,
      entry.channel,
      entry.source,
      entry.company,
      entry.lossReason,
    ];
  }
}

async function refuseUnknownStages(unit: Unit): Promise<void> {
  const { rowCount } = await unit.client.query(
    `insert into ${refusedRows} select line, 'stage_unknown', jsonb_build_object('field', 'stage', 'value', stage)
     from history_entries where stage is not null and lower(btrim(stage) collate "default") not in (select key from history_stages)`,
  );
  if (rowCount) await unit.client.query(`delete from history_entries where line in (select line from ${refusedRows})`);
}

/** Who of the file's deals lives here already (`known_id`), and the ids of the others. */
async function findDeals(unit: Unit): Promise<void> {
  await unit.client.query(
    `create temp table history_deals on commit drop as
       select h.deal, d.id as known_id, coalesce(d.id, ${sqlNewId}) as id
       from (select deal from history_entries group by deal order by deal) h
         left join deals d on d.workspace_id = '${unit.actor.workspaceId}' and d.external_id = h.deal`,
  );
  await unit.client.query("analyze history_deals");
}

/**
 * The steps of new deals in their order, each with a verdict: "repeat" (same deal, stage and time), an outcome before the first
 * entry or after another outcome, or none.
 */
async function orderSteps(unit: Unit): Promise<void> {
  await unit.client.query(
    `create temp table history_steps on commit drop as
       select *, case when repeat > 1 then 'repeat'
           when outcome is not null and entries = 0 then 'outcome_before_entry'
           when outcome is not null and lag(outcome) over w is not null then 'outcome_after_outcome' end as verdict
       from (
         select *, count(*) filter (where outcome is null) over w as entries
         from (
           select e.line, d.id as deal_id, e.deal, s.stage_id, e.at, ${facts.map((fact) => `e.${fact}`).join(", ")},
             coalesce(e.outcome, case when s.is_won then 'won' end) as outcome,
             row_number() over (partition by d.id, e.at, s.stage_id, e.outcome order by e.line) as repeat
           from history_entries e join history_deals d on d.deal = e.deal and d.known_id is null
             left join history_stages s on s.key = lower(btrim(e.stage) collate "default")) as found
         window w as (partition by deal_id order by at, line)) as counted
       window w as (partition by deal_id order by at, line)`,
  );
  await unit.client.query("analyze history_steps");
}

async function recordNewDeals(
  unit: Unit,
  pipelineId: PipelineId,
  settings: HistorySettings,
): Promise<{ created: number; skipped: number }> {
  const { client } = unit;
  await orderSteps(unit);
  await client.query(
    `insert into ${refusedRows} select line, verdict, jsonb_build_object('field', 'stage', 'value', outcome)
     from history_steps where verdict like 'outcome%'`,
  );
  const { rows } = await client.query<{ created: number; skipped: number }>(
    `select count(*) filter (where verdict is null) as created, count(*) filter (where verdict = 'repeat') as skipped
     from history_steps`,
  );
  await openRecorded(unit);
  await summariseDeals(unit, pipelineId, settings);
  await client.query(
    `insert into recorded_visits (deal_id, number, stage_id, to_stage_id, entered_at, left_at, left_as, entered_by, void_at)
     select deal_id, number, coalesce(stage_id, won.id),
       case when outcome is null and next_at is not null and next_outcome is distinct from 'lost' then coalesce(next_stage_id, won.id) end,
       at, case when outcome = 'won' then at else next_at end,
       case when outcome = 'won' then 'won' when next_outcome = 'lost' then 'lost' when next_at is not null then 'moved' end,
       p.id, case when outcome = 'won' then next_at end
     from (
       select deal_id, stage_id, outcome, at, owner, lead(at) over w as next_at, lead(outcome) over w as next_outcome,
         lead(stage_id) over w as next_stage_id, count(*) filter (where outcome is distinct from 'lost') over w as number
       from history_steps where verdict is null
       window w as (partition by deal_id order by at, line)) as steps
       cross join (select stage_id as id from history_stages where is_won) as won
       left join named_people p on p.name = steps.owner
     where outcome is distinct from 'lost'`,
  );
  await writeRecorded(unit, settings.importId);
  return rows[0] ?? { created: 0, skipped: 0 };
}

/** The deals of the steps, each fact its last one that is not empty, by time. */
async function summariseDeals(unit: Unit, pipelineId: PipelineId, settings: HistorySettings): Promise<void> {
  const { client, actor } = unit;
  const { rows: given } = await client.query<Record<string, boolean>>(
    `select ${facts.map((fact) => `bool_or(${fact} is not null) as ${fact}`).join(", ")} from history_steps where verdict is null`,
  );
  const last = facts.map((fact) =>
    given[0]?.[fact]
      ? `(array_agg(${fact} order by at desc, line desc) filter (where ${fact} is not null))[1] as ${fact}`
      : `null as ${fact}`,
  );
  await client.query(
    `create temp table history_summary on commit drop as
       select deal_id, min(deal) as deal, min(at) as created_at, ${last.join(", ")}
       from history_steps where verdict is null group by deal_id`,
  );
  await settings.naming.companies(unit, "select company from history_summary");
  await settings.naming.people(unit, "select owner from history_entries");
  await nameLossReasons(unit, "select loss_reason from history_summary");
  const { rows } = await client.query<{ missing: boolean }>(
    "select exists (select from history_summary where owner is null) as missing",
  );
  const fallback = rows[0]?.missing ? await settings.naming.fallbackOwner(unit) : null;
  await client.query(
    `insert into recorded_deals (id, external_id, title, pipeline_id, owner_id, company_id, amount_minor, currency, channel, source,
       created_at, loss_reason_id)
     select s.deal_id, s.deal, s.deal, $1, coalesce(p.id, $2), c.id, s.amount_minor::bigint, $3, s.channel, s.source, s.created_at, r.id
     from history_summary s left join named_people p on p.name = s.owner left join named_companies c on c.name = s.company
       left join named_loss_reasons r on r.name = s.loss_reason`,
    [pipelineId, fallback, actor.workspace.currency],
  );
}
