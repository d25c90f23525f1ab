import { sql } from "kysely";
import type { FlowAnswer } from "../../contract.ts";
import { flowOfCounts } from "../../domain/flow.ts";
import { dealConditions, instant, type ReportScope } from "../report-scope.ts";
import { type ReportSplit, splitColumn } from "../report-split.ts";
import { countsOf, type ExitRow, type Week } from "./read-flow-counts.ts";
import { mostFirst, nameSegments } from "./segments.ts";

type Segments = NonNullable<FlowAnswer["segments"]>;
type Row = Omit<ExitRow, "week"> & { readonly segment: string | null; readonly what: "opening" | "in" | "out" };

/** The flow of each value of the split, all the weeks together: opening + in − out = closing holds for each stage. */
export async function readFlowSegments(
  scope: ReportScope,
  split: ReportSplit,
  weeks: readonly Week[],
): Promise<Segments> {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const segments = (await nameSegments(scope, await readRows(scope, split, first, last), split)).map(
    ({ value, id, groups }) => {
      const of = (what: Row["what"]) =>
        groups.filter((row) => row.what === what).map((row) => ({ ...row, week: first.week }));
      const opening = scope.stages.map((stage) =>
        of("opening").reduce((sum, row) => sum + (row.stage === stage.id ? row.count : 0), 0),
      );
      const [whole] = flowOfCounts(opening, countsOf(scope, of("in"), of("out")), [first.week], scope.stages);
      return { value, id, stages: [...(whole?.stages ?? [])] };
    },
  );
  const came = ({ stages }: Segments[number]) => stages.reduce((sum, stage) => sum + stage.in, 0);
  const stood = ({ stages }: Segments[number]) => stages.reduce((sum, stage) => sum + stage.opening, 0);
  return segments.filter((segment) => came(segment) + stood(segment) > 0).sort(mostFirst(came));
}

/** One look at the visits that touch the weeks; each may be there at their beginning, come in and leave. */
async function readRows(scope: ReportScope, split: ReportSplit, { begin }: Week, { end }: Week): Promise<Row[]> {
  const [from, to] = [instant(begin), instant(end)];
  const { rows } = await sql<Row>`
    with touched as (
      select ${splitColumn(split)} as segment, v.stage_id as stage, v.left_as, v.to_stage_id as to_stage,
        v.entered_at < ${from} as was_there, coalesce(v.left_at < ${to}, false) as has_left
      from reporting.visits v join reporting.deal_origins d on d.id = v.deal_id
      where v.pipeline_id = ${scope.pipeline.id} and v.entered_at < ${to} and (v.left_at is null or v.left_at >= ${from})
        and ${dealConditions(scope, "d")})
    select segment, case when was_there then 'opening' else 'in' end as what, stage, null as left_as, null as to_stage,
      count(*) as count from touched group by 1, 2, 3
    union all
    select segment, 'out', stage, left_as, cast(to_stage as varchar), count(*) from touched where has_left group by 1, 3, 4, 5`.execute(
    scope.reading.sql,
  );
  return rows;
}
