import { sql } from "kysely";
import { workingMilliseconds } from "../../../kernel/working-time.ts";
import type { VisitColumns } from "../../domain/time-in-stage.ts";
import type { MappedDeal } from "../../domain/time-map.ts";
import { dealConditions, instant, type ReportScope, within } from "../report-scope.ts";
import { parseDurations } from "../stays/pack-durations.ts";

interface Row {
  readonly created: number;
  readonly closed: number;
  readonly stages: string | null;
  readonly entered: string | null;
  readonly left: string | null;
  readonly working: string | null;
}

const milliseconds = (column: string) => sql`cast(round(date_part('epoch', ${sql.ref(column)}) * 1000) as bigint)`;
const listed = (value: ReturnType<typeof milliseconds>) =>
  sql`string_agg(cast(${value} as varchar), ',' order by v.number)`;

/** The deals won in the period with their visits to the stages that get a new target, for the what-if of PLA-12. */
export async function readWonVisits(
  scope: ReportScope,
  targets: readonly (number | null)[],
): Promise<{ columns: VisitColumns; won: MappedDeal[] }> {
  const ordinals = scope.livedStages.flatMap(({ ordinal }, index) => (targets[index] === null ? [] : [ordinal]));
  const { rows } = await sql<Row>`
    select ${milliseconds("d.created_at")} as created, ${milliseconds("d.closed_at")} as closed,
      ${listed(sql`v.ordinal`)} as stages, ${listed(milliseconds("v.entered_at"))} as entered,
      ${listed(milliseconds("v.left_at"))} as left, ${listed(sql`coalesce(v.working_ms, 0)`)} as working
    from reporting.deals d
      left join (select w.deal_id, w.number, w.entered_at, w.left_at, w.working_ms, s.ordinal
        from reporting.visits w join reporting.stages s on s.id = w.stage_id
        where w.pipeline_id = ${scope.pipeline.id} and s.ordinal = any(${ordinals}::smallint[]) and w.left_at <= ${instant(scope.asOf)}) v
        on v.deal_id = d.id
    where d.pipeline_id = ${scope.pipeline.id} and d.status = 'won' and d.closed_at <= ${instant(scope.asOf)}
      and ${within(scope, "d.closed_at")} and ${dealConditions(scope, "d")}
    group by d.id, d.created_at, d.closed_at order by d.id`.execute(scope.reading.sql);
  return { columns: columnsOf(scope, rows), won: wonOf(scope, rows) };
}

function wonOf({ calendar }: ReportScope, rows: readonly Row[]): MappedDeal[] {
  return rows.map(({ created, closed }, deal) => ({
    deal,
    milliseconds: closed - created,
    workingMilliseconds: workingMilliseconds(created, closed, calendar),
  }));
}

function columnsOf({ livedStages }: ReportScope, rows: readonly Row[]): VisitColumns {
  const indexOf = new Map(livedStages.map(({ ordinal }, index) => [ordinal, index]));
  const join = (key: "stages" | "entered" | "left" | "working") =>
    parseDurations(
      rows
        .map((row) => row[key])
        .filter((list) => list !== null)
        .join(","),
    );
  const deals = rows.flatMap(({ stages: own }, deal) => Array.from(parseDurations(own), () => deal));
  return {
    stage: Uint16Array.from(join("stages"), (ordinal) => indexOf.get(ordinal) ?? 0),
    deal: Uint32Array.from(deals),
    enteredAt: join("entered"),
    leftAt: join("left"),
    workingMilliseconds: join("working"),
  };
}
