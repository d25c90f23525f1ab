import type { z } from "zod";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { listPlanVersions, PlanVersion } from "../../contract.ts";

interface VersionRow {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly status: PlanVersion["status"];
  readonly months: number[];
  readonly reason: string | null;
  readonly revision: number;
  readonly created_by: string;
  readonly created_name: string;
  readonly created_at: Date;
  readonly submitted_by: string | null;
  readonly submitted_name: string | null;
  readonly submitted_at: Date | null;
  readonly approved_by: string | null;
  readonly approved_name: string | null;
  readonly approved_at: Date | null;
  readonly returned_because: string | null;
}

/** The versions of a year, newest first; drafts are told to those who see everybody or lead people. */
export async function listVersions(
  reading: Pick<Reading, "client" | "actor">,
  { query }: InputOf<typeof listPlanVersions>,
): Promise<z.input<typeof listPlanVersions.answer>> {
  return { items: await versionsOf(reading, query.year) };
}

/** Those of the year that the reader is told of, newest first. */
export async function versionsOf(
  { client, actor }: Pick<Reading, "client" | "actor">,
  year: number,
): Promise<PlanVersion[]> {
  const { rows } = await client.query<VersionRow>(
    `select v.*, c.name as created_name, s.name as submitted_name, a.name as approved_name
     from plan_versions v
     join reporting.users c on c.workspace_id = v.workspace_id and c.id = v.created_by
     left join reporting.users s on s.workspace_id = v.workspace_id and s.id = v.submitted_by
     left join reporting.users a on a.workspace_id = v.workspace_id and a.id = v.approved_by
     where v.workspace_id = $1 and v.year = $2 and (v.status = 'approved' or $3)
     order by v.number desc`,
    [actor.workspaceId, year, seesDrafts(actor)],
  );
  return rows.map(versionOf);
}

/** Who only sees oneself is told what was approved. */
export function seesDrafts({ sees, role }: Reading["actor"]): boolean {
  return sees === "all" || role === "head";
}

function versionOf(row: VersionRow): PlanVersion {
  const by = (id: string | null, name: string | null, at: Date | null) =>
    id === null || at === null ? null : { by: { id, name: name ?? "" }, at: at.toISOString() };
  return {
    id: row.id,
    year: row.year,
    number: row.number,
    status: row.status,
    months: row.months,
    reason: row.reason,
    revision: row.revision,
    created: { by: { id: row.created_by, name: row.created_name }, at: row.created_at.toISOString() },
    submitted: by(row.submitted_by, row.submitted_name, row.submitted_at),
    approved: by(row.approved_by, row.approved_name, row.approved_at),
    returnedBecause: row.returned_because,
  };
}
