import { sql } from "kysely";
import { chainProgress } from "../../../activities/index.ts";
import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import { type ConveyorAnswer, getConveyor } from "../../contract.ts";
import { conveyorMessage } from "../../domain/leading-message.ts";
import { share } from "../../domain/share.ts";
import { conveyorChart } from "../charts/conveyor-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import {
  dealConditions,
  headOf,
  instant,
  type ReportReading,
  type ReportScope,
  readScope,
  within,
} from "../report-scope.ts";
import { splitColumn } from "../report-split.ts";
import { mostFirst, nameSegments } from "./segments.ts";

type Kinds = Parameters<typeof chainProgress>[0];
interface Row {
  readonly segment: string | null;
  readonly stage: string;
  readonly owner: string;
  /** Kinds of what was done during the stay, first to last, by commas. */
  readonly path: string | null;
  /** The deal went on to a later stage, or was won. */
  readonly went_on: boolean;
  readonly deals: number;
}
interface Counts {
  deals: number;
  begun: number;
  followed: number;
  completed: number;
  broken: number;
}

/**
 * ACT-2: the share of deals worked by the chain. Of each deal its last stay on a stage with a chain, entered in the period.
 * Begun: a contact of the chain was done. Broken: begun, and a contact was done ahead of its turn, or the deal went on with
 * contacts left out. Followed: begun and not broken; completed: followed to the end. So begun = followed + broken.
 */
export async function readConveyor(
  reading: ReportReading,
  query: QueryOf<typeof getConveyor>,
): Promise<ConveyorAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const chains = await readChains(scope);
  const judged = (await readPaths(scope)).map((row) => ({ row, counts: judge(row, chains.get(row.stage) ?? []) }));
  const stages = scope.livedStages.flatMap((stage) => {
    const chain = chains.get(stage.id) ?? [];
    const rows = judged.filter(({ row }) => row.stage === stage.id);
    const ofStage = { stage: stage.name, id: stage.id, contacts: chain.length };
    return chain.length === 0 ? [] : [{ ...ofStage, ...sumUp(rows), people: peopleOf(scope, rows) }];
  });
  const all = sumUp(judged);
  return {
    ...headOf(scope),
    by: query.by ?? null,
    ...all,
    stages,
    people: peopleOf(scope, judged),
    ...(await segmentsOf(scope, judged)),
    message: onWire(conveyorMessage(all)),
  };
}

/** The same of each value of the split. */
async function segmentsOf(scope: ReportScope, judged: Judged): Promise<Pick<ConveyorAnswer, "segments">> {
  if (scope.split === null) return {};
  const own = judged.map((one) => ({ ...one, segment: one.row.segment }));
  const segments = (await nameSegments(scope, own, scope.split))
    .map(({ value, id, groups }) => ({ value, id, ...sumUp(groups) }))
    .sort(mostFirst(({ deals }) => deals));
  return { segments };
}

type Judged = readonly { readonly row: Row; readonly counts: Counts }[];

async function readChains({ reading, pipeline }: ReportScope): Promise<ReadonlyMap<string, Kinds>> {
  const { rows } = await sql<{ id: string; chain: readonly { readonly activity: Kinds[number] }[] }>`
    select s.id, s.contact_chain as chain from reporting.stages s where s.pipeline_id = ${pipeline.id}`.execute(
    reading.sql,
  );
  return new Map(rows.map(({ id, chain }) => [id, chain.map(({ activity }) => activity)]));
}

/** Stays with equal paths come as one row, so that a hundred thousand deals are a few hundred rows. */
async function readPaths(scope: ReportScope): Promise<readonly Row[]> {
  const chained = scope.livedStages.filter(({ hasChain }) => hasChain).map(({ id }) => id);
  if (chained.length === 0) return [];
  const end = instant(scope.asOf);
  const { rows } = await sql<Row>`
    with stays as (
      select v.id, v.deal_id, v.stage_id, d.owner_id, ${splitColumn(scope.split)} as segment, v.entered_at, v.left_at, v.left_as, v.to_stage_id,
        row_number() over (partition by v.deal_id, v.stage_id order by v.entered_at desc, v.number desc) as latest
      from reporting.visits v join reporting.deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id
      where v.pipeline_id = ${scope.pipeline.id} and v.stage_id in (${sql.join(chained)}) and v.entered_at <= ${end}
        and ${within(scope, "v.entered_at")} and ${dealConditions(scope, "d")}),
    paths as (
      select s.id, s.stage_id, s.owner_id, s.segment, s.left_at, s.left_as, s.to_stage_id,
        string_agg(c.kind, ',' order by c.done_at, c.id) as path
      from stays s left join reporting.done_contacts c on c.deal_id = s.deal_id and c.done_at >= s.entered_at
        and c.done_at <= ${end} and (s.left_at is null or c.done_at <= s.left_at)
      where s.latest = 1
      group by s.id, s.stage_id, s.owner_id, s.segment, s.left_at, s.left_as, s.to_stage_id)
    select p.segment, p.stage_id as stage, p.owner_id as owner, p.path,
      p.left_at is not null and p.left_at <= ${end}
        and (p.left_as = 'won' or p.left_as = 'moved' and coalesce(there.position > here.position, true)) as went_on,
      count(*) as deals
    from paths p
    join reporting.stages here on here.id = p.stage_id
    left join reporting.stages there on there.id = p.to_stage_id
    group by 1, 2, 3, 4, 5`.execute(scope.reading.sql);
  return rows;
}

function judge({ path, went_on, deals }: Row, chain: Kinds): Counts {
  const { doneBy, isInOrder } = chainProgress(chain, path === null ? [] : (path.split(",") as unknown as Kinds));
  const isBegun = doneBy.some((place) => place !== null);
  const isThrough = doneBy.every((place) => place !== null);
  const isBroken = isBegun && (!isInOrder || (went_on && !isThrough));
  const when = (holds: boolean) => (holds ? deals : 0);
  return {
    deals,
    begun: when(isBegun),
    followed: when(isBegun && !isBroken),
    completed: when(isThrough && !isBroken),
    broken: when(isBroken),
  };
}

function sumUp(judged: Judged): Counts & { readonly share: number | null } {
  const of = (key: keyof Counts) => judged.reduce((sum, { counts }) => sum + counts[key], 0);
  const counts = {
    deals: of("deals"),
    begun: of("begun"),
    followed: of("followed"),
    completed: of("completed"),
    broken: of("broken"),
  };
  return { ...counts, share: share(counts.followed, counts.deals) };
}

function peopleOf(scope: ReportScope, judged: Judged): ConveyorAnswer["people"] {
  return [...Map.groupBy(judged, ({ row }) => row.owner)]
    .map(([id, rows]) => ({ id, value: scope.people.find((one) => one.id === id)?.name ?? null, ...sumUp(rows) }))
    .sort((a, b) => b.deals - a.deals || (a.value ?? "").localeCompare(b.value ?? ""));
}

export const conveyorReport = defineReport({
  name: "conveyor",
  endpoint: getConveyor,
  read: readConveyor,
  chart: conveyorChart,
  table: ({ stages, segments }) => ({
    columns: [
      ...(segments === undefined
        ? ([
            { key: "stage", kind: "text" },
            { key: "person", kind: "text" },
          ] as const)
        : [{ key: "value", kind: "text" } as const]),
      { key: "deals", kind: "count" },
      { key: "begun", kind: "count" },
      { key: "followed", kind: "count" },
      { key: "completedChain", kind: "count" },
      { key: "broken", kind: "count" },
      { key: "share", kind: "share" },
    ],
    rows:
      segments?.map((one) => ({ ...one, completedChain: one.completed })) ??
      stages.flatMap(({ people, ...stage }) => [
        { ...stage, completedChain: stage.completed, person: null },
        ...people.map((one) => ({ ...one, completedChain: one.completed, stage: stage.stage, person: one.value })),
      ]),
  }),
});
