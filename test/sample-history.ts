import type pg from "pg";
import { defaultWorkingCalendar, workingMilliseconds } from "../src/kernel/working-time.ts";
import { newId } from "../src/platform/new-id.ts";
import type { SampleWorkspace } from "./sample-workspace.ts";

type Left = "moved" | "won" | "lost" | "postponed" | "transferred" | "deleted";

/** One stay: the stage's place from 0; open without `leftAt`. */
export interface SampleVisit {
  readonly stage: number;
  readonly enteredAt: number;
  readonly leftAt?: number | null;
  readonly leftAs?: Left | null;
  readonly isVoid?: boolean;
}

export interface SampleHistory {
  readonly ownerId?: string;
  readonly amountMinor?: number | null;
  readonly currency?: string;
  readonly channel?: string | null;
  readonly companyId?: string | null;
  readonly lossReasonId?: string | null;
  readonly createdAt?: number;
  readonly isDeleted?: boolean;
  readonly visits: readonly SampleVisit[];
}

/** Writes deals with their visits as plain rows, as moves would have left them; answers the ids. */
export async function addHistories(
  owner: pg.Pool,
  workspace: SampleWorkspace,
  histories: readonly SampleHistory[],
  pipeline: { readonly id: string; readonly stages: readonly string[] } = {
    id: workspace.pipelineId,
    stages: workspace.stages,
  },
): Promise<string[]> {
  const rows = histories.map((history) => rowsOf(history, workspace, pipeline));
  await owner.query(
    `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id, channel,
       created_at, stage_entered_at, closed_at, come_back_on, loss_reason_id, visited, last_visit, updated_at, deleted_at)
     select $1, d.id, 'Deal', $2, d.stage_id, d.status, d.amount_minor, d.currency, d.company_id, d.owner_id, d.channel, d.created_at,
       d.stage_entered_at, d.closed_at, d.come_back_on, d.loss_reason_id, d.visited, d.last_visit, d.created_at, d.deleted_at
     from jsonb_to_recordset($3) as d(id uuid, stage_id uuid, status text, amount_minor bigint, currency text, company_id uuid, owner_id uuid, channel text,
       created_at timestamptz, stage_entered_at timestamptz, closed_at timestamptz, come_back_on date, loss_reason_id uuid, visited bigint,
       last_visit integer, deleted_at timestamptz)`,
    [workspace.workspaceId, pipeline.id, JSON.stringify(rows.map(({ deal }) => deal))],
  );
  await owner.query(
    `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, to_stage_id, working_ms, void_at)
     select $1, v.id, v.deal_id, v.number, $2, v.stage_id, v.entered_at, v.left_at, v.left_as, v.to_stage_id, v.working_ms, v.void_at
     from jsonb_to_recordset($3) as v(id uuid, deal_id uuid, number integer, stage_id uuid, entered_at timestamptz, left_at timestamptz,
       left_as text, to_stage_id uuid, working_ms bigint, void_at timestamptz)`,
    [workspace.workspaceId, pipeline.id, JSON.stringify(rows.flatMap(({ visits }) => visits))],
  );
  return rows.map(({ deal }) => deal.id);
}

const iso = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at).toISOString());

function rowsOf(
  history: SampleHistory,
  workspace: SampleWorkspace,
  { stages }: { readonly stages: readonly string[] },
) {
  const id = newId();
  const valid = history.visits.filter(({ isVoid }) => !isVoid);
  const last = valid.at(-1);
  const leftAs = last?.leftAs ?? null;
  const status = leftAs === "won" || leftAs === "lost" || leftAs === "postponed" ? leftAs : "open";
  const created = history.createdAt ?? history.visits[0]?.enteredAt ?? 0;
  const calendar = defaultWorkingCalendar("Europe/Moscow");
  return {
    deal: {
      id,
      stage_id: stages[last?.stage ?? 0],
      status,
      amount_minor: history.amountMinor ?? null,
      currency: history.currency ?? "RUB",
      company_id: history.companyId ?? null,
      owner_id: history.ownerId ?? workspace.anna,
      channel: history.channel ?? null,
      created_at: iso(created),
      stage_entered_at: iso(last?.enteredAt ?? created),
      closed_at: status === "won" || status === "lost" ? iso(last?.leftAt) : null,
      come_back_on: status === "postponed" ? "2030-01-01" : null,
      loss_reason_id: history.lossReasonId ?? null,
      visited: valid.reduce((mask, visit) => mask | (1 << visit.stage), 0),
      last_visit: history.visits.length,
      deleted_at: history.isDeleted ? iso(created) : null,
    },
    visits: history.visits.map((visit, index) => ({
      id: newId(),
      deal_id: id,
      number: index + 1,
      stage_id: stages[visit.stage],
      entered_at: iso(visit.enteredAt),
      left_at: iso(visit.leftAt),
      left_as: visit.leftAs ?? null,
      to_stage_id: visit.leftAs === "moved" ? stages[history.visits[index + 1]?.stage ?? 0] : null,
      working_ms: visit.leftAt ? workingMilliseconds(visit.enteredAt, visit.leftAt, calendar) : null,
      void_at: visit.isVoid ? iso(visit.enteredAt) : null,
    })),
  };
}
