import { sql } from "kysely";
import type { UserId } from "../../../kernel/ids.ts";
import { dealConditions, hoursPerWorkingDay, instant, type ReportScope, within } from "../report-scope.ts";

/** Finished stays on one stage, of some people's deals. */
export interface WorkedStays {
  readonly stays: number;
  /** Mean working time of them in working days (ANA-4: the mean is of the completed); null of none. */
  readonly meanWorkingDays: number | null;
}

export type WorkedStaysByOwner = (stageId: string, people: readonly UserId[] | "all") => WorkedStays;

interface Row {
  readonly stage_id: string;
  readonly owner_id: string;
  readonly stays: number;
  readonly worked: number | null;
}

/** Stays entered in the scope's period and finished, of any part of its people, read once (PLA-6). */
export async function readWorkedStays(scope: ReportScope): Promise<WorkedStaysByOwner> {
  const { rows } = await sql<Row>`
    select v.stage_id, d.owner_id, count(*) as stays, sum(cast(coalesce(v.working_ms, 0) as double precision)) as worked
    from reporting.visits v join reporting.deal_origins d on d.id = v.deal_id
    where v.pipeline_id = ${scope.pipeline.id} and ${within(scope, "v.entered_at")} and v.left_at <= ${instant(scope.asOf)}
      and ${dealConditions(scope, "d")}
    group by v.stage_id, d.owner_id`.execute(scope.reading.sql);
  const day = hoursPerWorkingDay(scope) * 3_600_000;
  return (stageId, people) => {
    const wanted = people === "all" ? null : new Set<string>(people);
    const own = rows.filter((row) => row.stage_id === stageId && (wanted === null || wanted.has(row.owner_id)));
    const stays = own.reduce((sum, row) => sum + row.stays, 0);
    const worked = own.reduce((sum, row) => sum + Number(row.worked ?? 0), 0);
    return { stays, meanWorkingDays: stays === 0 ? null : worked / stays / day };
  };
}
