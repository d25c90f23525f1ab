import type { CustomValues } from "../../custom-fields/index.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { type CopyValue, copyInstant, copyRows } from "../../platform/database/copy-rows.ts";
import {
  foldRepeats,
  keepOtherValues,
  openStaging,
  type RecordedCounts,
  type RecordTable,
  refuseDeleted,
  refusedRows,
  sqlNewId,
  stagedColumns,
  takeLastValues,
  updateDiffering,
} from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { openRecorded, writeRecorded } from "./record-deals.ts";
import { moveRecorded } from "./record-move.ts";
import { nameLossReasons, type RecordNaming } from "./record-names.ts";

/** A deal as a table of deals has it, in the words of the file. Null says nothing. */
export interface DealLine {
  readonly line: number;
  readonly externalId: string;
  readonly title: string | null;
  readonly pipeline: string | null;
  readonly stage: string | null;
  readonly outcome: "won" | "lost" | "postponed" | null;
  readonly amountMinor: number | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly owner: string | null;
  readonly channel: string | null;
  readonly source: string | null;
  readonly product: string | null;
  readonly createdAt: Instant | null;
  readonly expectedCloseOn: CalendarDate | null;
  readonly closedAt: Instant | null;
  readonly lossReason: string | null;
  /** Of own fields, by their ids; the others stay. */
  readonly custom?: CustomValues | null;
}

export interface DealLineSettings {
  /** Of rows that name none; null: the only pipeline there is. */
  readonly pipeline: string | null;
  readonly rules: PipelineRules;
  readonly naming: RecordNaming;
  readonly importId: string | null;
}

const table: RecordTable = {
  target: "deals",
  staging: "deal_lines",
  columns: {
    title: "text",
    amount_minor: "bigint",
    company_id: "uuid",
    owner_id: "uuid",
    channel: "text",
    source: "text",
    product: "text",
    expected_close_on: "date",
    custom: "jsonb",
  },
  carried: {
    outcome: "text",
    closed_at: "timestamptz(3)",
    pipeline: "text",
    stage: "text",
    company: "text",
    contact: "text",
    owner: "text",
    loss_reason: "text",
    pipeline_id: "uuid",
    stage_id: "uuid",
    loss_reason_id: "uuid",
    contact_id: "uuid",
  },
  audited: {
    action: "deal.changed",
    entity: "deal",
    fields: {
      amount_minor: "amountMinor",
      company_id: "companyId",
      owner_id: "ownerId",
      expected_close_on: "expectedCloseOn",
    },
  },
};

/**
 * `import deals` (cli.md): creates deals with the one visit that the table tells of, changes what differs on known ones, and
 * moves known ones through the gate. Refused rows are in `recorded_refusals`.
 */
export async function recordDealLines(
  unit: Unit,
  lines: AsyncIterable<DealLine>,
  settings: DealLineSettings,
): Promise<RecordedCounts & { readonly pipelineIds: readonly string[] }> {
  const { client, actor } = unit;
  await openStaging(unit, table);
  await copyRows(client, table.staging, stagedColumns(table), staged(lines));
  await client.query("analyze deal_lines");
  await keepOtherValues(unit, table);
  await findPlaces(unit, settings.pipeline);
  await findNames(unit, settings.naming);
  await refuseDeleted(unit, table);
  await refuseWrongTimes(unit);
  const repeats = await foldRepeats(unit, table);
  const { rows } = await client.query<{ created: number }>(
    `select count(*) as created from deal_lines s
     where not exists (select from deals d where d.workspace_id = $1 and d.external_id = s.external_id)`,
    [actor.workspaceId],
  );
  const created = rows[0]?.created ?? 0;
  await takeLastValues(unit, table);
  const known = await changeKnown(unit, settings);
  await createNew(unit, settings);
  await linkContacts(unit, settings.naming);
  const pipelines = await client.query<{ id: string }>("select distinct pipeline_id as id from deal_lines");
  return {
    created,
    updated: known.updated + repeats.updated,
    skipped: known.skipped + repeats.skipped,
    pipelineIds: pipelines.rows.map((row) => row.id),
  };
}

async function* staged(lines: AsyncIterable<DealLine>): AsyncGenerator<CopyValue[]> {
  for await (const row of lines) {
    const custom = row.custom ? JSON.stringify(row.custom) : null;
    const told = [row.channel, row.source, row.product, row.expectedCloseOn, custom];
    const own = [row.title, row.amountMinor, null, null, ...told];
    const carried = [
      row.outcome,
      copyInstant(row.closedAt),
      row.pipeline,
      row.stage,
      row.company,
      row.contact,
      row.owner,
      row.lossReason,
    ];
    yield [row.line, null, row.externalId, copyInstant(row.createdAt), ...own, ...carried, null, null, null, null];
  }
}

async function refuseRows(
  unit: Unit,
  code: string,
  field: string,
  value: string,
  where: string,
  values: unknown[] = [],
): Promise<void> {
  const { rowCount } = await unit.client.query(
    `insert into ${refusedRows} select s.line, '${code}', jsonb_build_object('field', '${field}', 'value', ${value})
     from deal_lines s where ${where}`,
    values,
  );
  if (rowCount) await unit.client.query(`delete from deal_lines where line in (select line from ${refusedRows})`);
}

async function findPlaces(unit: Unit, pipeline: string | null): Promise<void> {
  const { client, actor } = unit;
  await client.query(
    `update deal_lines s set pipeline_id = p.id from pipelines p
     where p.workspace_id = $1 and p.archived_at is null and lower(p.name) = lower(btrim(coalesce(s.pipeline, $2)))`,
    [actor.workspaceId, pipeline],
  );
  if (pipeline === null) {
    await client.query(
      `update deal_lines s set pipeline_id = p.id from pipelines p
       where s.pipeline is null and p.workspace_id = $1 and p.archived_at is null
         and (select count(*) from pipelines where workspace_id = $1 and archived_at is null) = 1`,
      [actor.workspaceId],
    );
  }
  await refuseRows(
    unit,
    "pipeline_missing",
    "pipeline",
    "''",
    "s.pipeline_id is null and coalesce(s.pipeline, $1) is null",
    [pipeline],
  );
  await refuseRows(unit, "pipeline_unknown", "pipeline", "coalesce(s.pipeline, $1)", "s.pipeline_id is null", [
    pipeline,
  ]);
  await client.query(
    `update deal_lines s set stage_id = t.id, outcome = case when t.is_won then coalesce(s.outcome, 'won') else s.outcome end
     from stages t where t.workspace_id = $1 and t.pipeline_id = s.pipeline_id and t.archived_at is null
       and lower(btrim(t.name)) = lower(btrim(s.stage) collate "default")`,
    [actor.workspaceId],
  );
  await refuseRows(unit, "stage_unknown", "stage", "s.stage", "s.stage is not null and s.stage_id is null");
}

async function findNames(unit: Unit, naming: RecordNaming): Promise<void> {
  const { client } = unit;
  await naming.companies(unit, "select company from deal_lines");
  await naming.people(unit, "select owner from deal_lines");
  await nameLossReasons(unit, "select loss_reason from deal_lines where outcome = 'lost'");
  await client.query(
    `update deal_lines s set
       company_id = (select n.id from named_companies n where n.name = s.company),
       owner_id = (select n.id from named_people n where n.name = s.owner),
       loss_reason_id = (select n.id from named_loss_reasons n where n.name = s.loss_reason)
     where coalesce(s.company, s.owner, s.loss_reason) is not null`,
  );
}

async function refuseWrongTimes(unit: Unit): Promise<void> {
  await refuseRows(
    unit,
    "closed_before_created",
    "closedAt",
    "s.external_id",
    `s.outcome is not null and s.closed_at < s.created_at
     and not exists (select from deals d where d.workspace_id = $1 and d.external_id = s.external_id)`,
    [unit.actor.workspaceId],
  );
}

interface MoveRow {
  readonly line: number;
  readonly deal_id: string;
  readonly stage_id: string | null;
  readonly outcome: "won" | "lost" | "postponed" | null;
  readonly won_id: string;
  readonly loss_reason_id: string | null;
  readonly expected_close_on: string | null;
}

/** Deals that were here before: those that the table has elsewhere go through the gate, the others only change their fields. */
async function changeKnown(unit: Unit, settings: DealLineSettings): Promise<{ updated: number; skipped: number }> {
  const { client, actor } = unit;
  await refuseRows(
    unit,
    "deal_in_other_pipeline",
    "deal",
    "s.external_id",
    "exists (select from deals d where d.workspace_id = $1 and d.external_id = s.external_id and d.pipeline_id <> s.pipeline_id)",
    [actor.workspaceId],
  );
  const { rows } = await client.query<MoveRow>(
    `select s.line, d.id as deal_id, s.stage_id, s.outcome, s.loss_reason_id, s.expected_close_on,
       (select t.id from stages t where t.workspace_id = $1 and t.pipeline_id = s.pipeline_id and t.is_won and t.archived_at is null) as won_id
     from deal_lines s join deals d on d.workspace_id = $1 and d.external_id = s.external_id
     where case when s.outcome is not null then d.status <> s.outcome else s.stage_id <> d.stage_id end
     order by s.line`,
    [actor.workspaceId],
  );
  let moved = 0;
  for (const row of rows) {
    const fields = () => updateDiffering(unit, table, settings.importId, row.line);
    const stage = {
      dealId: row.deal_id,
      line: row.line,
      stageId: row.stage_id,
      outcome: row.outcome,
      wonStageId: row.won_id,
    };
    const rest = { lossReasonId: row.loss_reason_id, comeBackOn: row.expected_close_on, fields: {}, at: unit.now };
    if (await moveRecorded(unit, settings.rules, { ...stage, ...rest }, fields)) moved++;
  }
  await client.query(`delete from deal_lines where line in (select line from ${refusedRows})`);
  const counted = await client.query<{ known: number }>(
    `select count(*) as known from deal_lines s join deals d on d.workspace_id = $1 and d.external_id = s.external_id`,
    [actor.workspaceId],
  );
  const updated = moved + (await updateDiffering(unit, table, settings.importId));
  return { updated, skipped: (counted.rows[0]?.known ?? 0) - updated };
}

/** A deal without a history entered its stage, the first unless said, when it was created, and left it when it was closed. */
async function createNew(unit: Unit, settings: DealLineSettings): Promise<void> {
  const { client, actor } = unit;
  await openRecorded(unit);
  const { rows } = await client.query<{ missing: boolean }>(
    "select exists (select from deal_lines where owner_id is null) as missing",
  );
  const fallback = rows[0]?.missing ? await settings.naming.fallbackOwner(unit) : null;
  await client.query(
    `create temp table deal_places on commit drop as
       select s.*, n.id as new_id, n.created, n.closed, coalesce(case when t.is_won then null else s.stage_id end, f.id) as stood_id, w.id as won_id
       from (select line, ${sqlNewId} as id, coalesce(created_at, closed_at, $2::timestamptz) as created,
               coalesce(closed_at, created_at, $2::timestamptz) as closed
             from deal_lines s
             where not exists (select from deals d where d.workspace_id = $1 and d.external_id = s.external_id)) n
         join deal_lines s on s.line = n.line
         left join stages t on t.workspace_id = $1 and t.id = s.stage_id
         join lateral (select id from stages where workspace_id = $1 and pipeline_id = s.pipeline_id and archived_at is null
                       order by position limit 1) f on true
         join lateral (select id from stages where workspace_id = $1 and pipeline_id = s.pipeline_id and archived_at is null and is_won
                       limit 1) w on true`
      .replaceAll("$1", `'${actor.workspaceId}'`)
      .replaceAll("$2", `'${new Date(unit.now).toISOString()}'`),
  );
  await client.query(
    `insert into recorded_deals (id, external_id, title, pipeline_id, owner_id, company_id, amount_minor, currency, channel, source,
       product, expected_close_on, created_at, loss_reason_id, come_back_on, custom)
     select new_id, external_id, coalesce(title, external_id), pipeline_id, coalesce(owner_id, $1), company_id, amount_minor, $2, channel,
       source, product, expected_close_on, created, loss_reason_id,
       case when outcome = 'postponed' then coalesce(expected_close_on, (closed at time zone $3)::date) end,
       custom
     from deal_places order by line`,
    [fallback, actor.workspace.currency, actor.workspace.timeZone],
  );
  await client.query(
    `insert into recorded_visits (deal_id, number, stage_id, to_stage_id, entered_at, left_at, left_as, entered_by)
     select new_id, 1, stood_id, case when outcome = 'won' then won_id end, created, case when outcome is not null then closed end,
       case when outcome = 'won' then 'moved' else outcome end, owner_id from deal_places
     union all
     select new_id, 2, won_id, null, closed, closed, 'won', owner_id from deal_places where outcome = 'won'`,
  );
  await writeRecorded(unit, settings.importId);
}

async function linkContacts(unit: Unit, naming: RecordNaming): Promise<void> {
  const { client, actor } = unit;
  const { rowCount } = await client.query("select from deal_lines where contact is not null limit 1");
  if (!rowCount) return;
  await naming.contacts(unit, "select contact, company_id from deal_lines where contact is not null");
  await client.query(
    `insert into deal_contacts (workspace_id, deal_id, contact_id, is_main, added_at)
     select $1, d.id, n.id,
       not exists (select from deal_contacts m where m.workspace_id = $1 and m.deal_id = d.id and m.is_main), $2
     from deal_lines s join deals d on d.workspace_id = $1 and d.external_id = s.external_id
       join named_contacts n on n.name = s.contact and n.company_id is not distinct from s.company_id
     on conflict do nothing`,
    [actor.workspaceId, new Date(unit.now)],
  );
}
