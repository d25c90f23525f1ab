import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getBoard, getBoardCards } from "../contract.ts";
import { plannedChance } from "../domain/probability.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { askOnce } from "./ask-once.ts";
import type { CardRow } from "./card.ts";
import { cardColumns, cardJoins, cardOf } from "./card.ts";
import type { DealFilters } from "./deal-conditions.ts";
import { createParameters, dealConditions } from "./deal-conditions.ts";
import { isTime, readCursor, writeCursor } from "./list-deals.ts";
import type { PaceThresholds } from "./pace-thresholds.ts";
import { paceThresholds } from "./pace-thresholds.ts";
import { prepared } from "./prepared.ts";
import type { Stage } from "./stage.ts";
import { readLiveStages, readStages } from "./stage.ts";

const cardsAtFirst = 20;

/** The board of one pipeline (PIP-6): a column per stage with its figures and first cards, last entered first. */
export async function readBoard(
  reading: Reading,
  { pipeline, ...filters }: QueryOf<typeof getBoard>,
): Promise<AnswerOf<typeof getBoard> | Refusal> {
  const stages = await readLiveStages(reading, pipeline as PipelineId);
  if (stages.length === 0) return refuse(pipelineRefusals, "pipeline_unknown");
  const thresholds = paceThresholds(reading, stages);
  const open: DealFilters = { ...filters, pipeline, status: "open" };
  // By the whole second, so that all who ask within it share the figures.
  const whole = { ...reading, now: Math.floor(reading.now / 1000) * 1000 };
  const figures = await readFigures(whole, open, stages, paceThresholds(whole, stages));
  if (isRefusal(figures)) return figures;
  const cards = await readFirstCards(reading, open, stages, thresholds);
  if (isRefusal(cards)) return cards;
  const currency = reading.actor.workspace.currency;
  return {
    pipelineId: pipeline,
    stages: stages.map((stage) => ({
      stage: {
        id: stage.id,
        name: stage.name,
        position: stage.position,
        isKeyStage: stage.isKeyStage,
        isWon: stage.isWon,
        targetHours: stage.targetHours,
      },
      ...columnFigures(figures, stage, currency),
      ...pageOfCards(cards.get(stage.id) ?? [], cardsAtFirst, reading),
    })),
  };
}

interface FigureRow {
  readonly stage_id: string;
  readonly count: number;
  /** In the workspace's currency. */
  readonly minor: number | null;
  /** How many are in another currency. */
  readonly foreign: number;
  readonly over: number;
  readonly twice: number;
  readonly without_step: number;
  /** Each amount by the chance of its deal; null without history and plan. */
  readonly weighted: number | null;
  /** The chance of a deal that has just come. */
  readonly chance: number | null;
}

interface ForeignSum {
  readonly stage_id: string;
  readonly currency: string;
  readonly minor: number | null;
}

interface Figures {
  readonly rows: readonly FigureRow[];
  readonly foreignSums: readonly ForeignSum[];
}

/** A stage at a time over the board's index: grouping rows by stage and currency would cost as much as reading them. */
async function readFigures(
  reading: Reading,
  filters: DealFilters,
  stages: readonly Stage[],
  thresholds: PaceThresholds,
): Promise<Figures | Refusal> {
  const parameters = createParameters(reading.actor.workspaceId);
  const conditions = dealConditions(reading, filters, parameters, { stages, thresholds });
  if (isRefusal(conditions)) return conditions;
  const ids = stages.filter((stage) => !stage.isWon).map((stage) => stage.id);
  const since = (times: readonly Date[]) => ids.map((id) => times[thresholds.stageIds.indexOf(id)] ?? null);
  const [shown, over, twice] = [ids, since(thresholds.over), since(thresholds.twice)].map((value) =>
    parameters.add(value),
  );
  const currency = parameters.add(reading.actor.workspace.currency);
  const planned = parameters.add(
    stages.filter((stage) => !stage.isWon).map((stage) => plannedChance(stages, stage.position)),
  );
  const now = parameters.add(new Date(reading.now));
  const rows = await askOnce<FigureRow>(
    reading,
    prepared(
      `select t.stage_id, coalesce(k.chances[cardinality(k.chances)], t.planned) as chance, f.*
     from unnest(${shown}::uuid[], ${over}::timestamptz[], ${twice}::timestamptz[], ${planned}::double precision[])
       as t(stage_id, over, twice, planned)
     cross join lateral (${chancesByEntry(now)}) as k
     cross join lateral (
       select count(*) as count, sum(d.amount_minor) filter (where d.currency = ${currency})::bigint as minor,
         count(*) filter (where d.currency <> ${currency}) as foreign,
         count(*) filter (where d.stage_entered_at < t.over) as over,
         count(*) filter (where d.stage_entered_at < t.twice) as twice,
         count(*) filter (where not d.has_next_step) as without_step,
         sum(d.amount_minor * coalesce(k.chances[width_bucket(d.stage_entered_at, k.since) + 1], t.planned))
           filter (where d.currency = ${currency}) as weighted
       from deals d where ${conditions.join(" and ")} and d.stage_id = t.stage_id
     ) as f`,
      parameters.values,
    ),
  );
  const hasForeign = rows.some((row) => row.foreign > 0);
  const foreignSums = hasForeign ? await readForeignSums(reading, filters, stages, thresholds) : [];
  return isRefusal(foreignSums) ? foreignSums : { rows, foreignSums };
}

/**
 * p(stage, age) as what a deal's entry is compared with: `since` are the latest entries of each step but the last, rising, and
 * `chances` has one more, of the oldest first. A millisecond more, since who entered a whole day ago is of that day already.
 */
const chancesByEntry = (now: string) => `select
    coalesce(array_agg(${now}::timestamptz - make_interval(secs => 86400 * c.day) + interval '1 millisecond' order by c.day desc)
      filter (where c.day > 0), '{}') as since,
    array_agg(c.chance order by c.day desc) as chances
  from stage_chances c where c.workspace_id = $1 and c.stage_id = t.stage_id`;

async function readForeignSums(
  reading: Reading,
  filters: DealFilters,
  stages: readonly Stage[],
  thresholds: PaceThresholds,
): Promise<readonly ForeignSum[] | Refusal> {
  const parameters = createParameters(reading.actor.workspaceId);
  const conditions = dealConditions(reading, filters, parameters, { stages, thresholds });
  if (isRefusal(conditions)) return conditions;
  conditions.push(`d.currency <> ${parameters.add(reading.actor.workspace.currency)}`);
  const { rows } = await reading.client.query<ForeignSum>(
    prepared(
      `select d.stage_id, d.currency, sum(d.amount_minor)::bigint as minor from deals d where ${conditions.join(" and ")}
     group by d.stage_id, d.currency order by d.currency`,
      parameters.values,
    ),
  );
  return rows;
}

function columnFigures({ rows, foreignSums }: Figures, stage: Stage, currency: string) {
  const found = rows.find((row) => row.stage_id === stage.id);
  const { count = 0, over = 0, twice = 0 } = found ?? {};
  const probability = stage.isWon ? 1 : (found?.chance ?? null);
  return {
    count,
    sum: { minor: found?.minor ?? 0, currency },
    otherSums: foreignSums
      .filter((row) => row.stage_id === stage.id)
      .map((row) => ({ minor: row.minor ?? 0, currency: row.currency })),
    weighted: probability === null ? null : { minor: Math.floor((found?.weighted ?? 0) + 0.5), currency },
    probability,
    inTarget: count - over,
    overTarget: over - twice,
    overTwice: twice,
    noNextStep: found?.without_step ?? 0,
  };
}

/** Ids first, from the board's index alone: among a thousand deals of others a seller's few are found without reading the rest. */
async function readFirstCards(
  reading: Reading,
  filters: DealFilters,
  stages: readonly Stage[],
  thresholds: PaceThresholds,
): Promise<Map<string, CardRow[]> | Refusal> {
  const parameters = createParameters(reading.actor.workspaceId);
  const conditions = dealConditions(reading, filters, parameters, { stages, thresholds });
  if (isRefusal(conditions)) return conditions;
  const columns = parameters.add(stages.filter((stage) => !stage.isWon).map((stage) => stage.id));
  const { rows } = await reading.client.query<CardRow>(
    prepared(
      `select ${cardColumns} from unnest(${columns}::uuid[]) as shown(stage_id)
     cross join lateral (
       select d.id from deals d where ${conditions.join(" and ")} and d.stage_id = shown.stage_id
       order by d.stage_entered_at desc, d.id desc limit ${cardsAtFirst + 1}
     ) as found join deals d on d.workspace_id = $1 and d.id = found.id ${cardJoins}
     order by d.stage_entered_at desc, d.id desc`,
      parameters.values,
    ),
  );
  return Map.groupBy(rows, (row) => row.stage_id);
}

function pageOfCards(rows: readonly CardRow[], limit: number, reading: Reading) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    cards: rows.slice(0, limit).map((row) => cardOf(row, reading)),
    next: last ? writeCursor([last.stage_entered_at.toISOString(), last.id]) : null,
  };
}

/** More cards of one column, after those that the cursor ended with. */
export async function readBoardCards(
  reading: Reading,
  { stage: stageId, limit, cursor: cursorText, ...filters }: QueryOf<typeof getBoardCards>,
): Promise<AnswerOf<typeof getBoardCards> | Refusal> {
  const cursor = readCursor(cursorText, isTime);
  if (isRefusal(cursor)) return cursor;
  const stages = await readStages(reading, null);
  const stage = stages.find((one) => one.id === stageId);
  if (stage === undefined) return refuse(pipelineRefusals, "stage_unknown");
  const parameters = createParameters(reading.actor.workspaceId);
  const open: DealFilters = { ...filters, pipeline: stage.pipelineId, stage: stage.id, status: "open" };
  const conditions = dealConditions(reading, open, parameters, {
    stages,
    thresholds: paceThresholds(reading, [stage]),
  });
  if (isRefusal(conditions)) return conditions;
  if (cursor) {
    conditions.push(
      `(d.stage_entered_at, d.id) < (${parameters.add(cursor[0])}::timestamptz, ${parameters.add(cursor[1])}::uuid)`,
    );
  }
  const { rows } = await reading.client.query<CardRow>(
    prepared(
      `select ${cardColumns} from (
       select d.id from deals d where ${conditions.join(" and ")}
       order by d.stage_entered_at desc, d.id desc limit ${Math.trunc(limit) + 1}
     ) as found join deals d on d.workspace_id = $1 and d.id = found.id ${cardJoins} order by d.stage_entered_at desc, d.id desc`,
      parameters.values,
    ),
  );
  const page = pageOfCards(rows, limit, reading);
  return { items: page.cards, next: page.next };
}
