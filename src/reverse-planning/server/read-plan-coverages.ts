import { sql } from "kysely";
import { type ReportScope, readFunnelsByOwner, readWins, readWorkedStays } from "../../analytics/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import { departmentsOn } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { personalDays } from "../../working-calendar/index.ts";
import type { getPlanCoverages, PlanCoverages } from "../contract.ts";
import { coverageCell, neededStock, personConversion, type StockFigures } from "../domain/coverage.ts";
import type { Days } from "../domain/quarters.ts";
import { averageWon } from "./average-won.ts";
import { type HeldDeals, readHeldDeals } from "./held-deals.ts";
import { headOf, type MeasuredScope, periodOf, readMeasuredScope } from "./measured-scope.ts";
import { readSellers } from "./sellers.ts";

type Answer = PlanCoverages;
type Person = Answer["people"][number];

/** Coverage by person and stage (PLA-6): shares and times of the person's department, plan and days of the person. */
export async function readPlanCoverages(
  reading: Reading,
  query: QueryOf<typeof getPlanCoverages>,
): Promise<Answer | Refusal> {
  const found = await readMeasuredScope(reading, query);
  if (isRefusal(found)) return found;
  const { scope, today } = found;
  const month = query.month ?? today.slice(0, 7);
  const { people, plans } = await readSellers(reading, scope, [month]);
  const ids = people.map(({ id }) => id);
  const own = await personalDays(reading, { people: ids, from: `${month}-01`, to: addMonths(`${month}-01`, 1) });
  const conversions = await readConversions(found);
  const held = await readHeldDeals(scope);
  const average = averageWon(await readWins(scope, periodOf(scope, found.days)));
  const stagesOf = await readDepartmentFigures(found);
  const sum = (minor: number) => ({ minor, currency: scope.currency });
  const rows = people.map((person): Person => {
    const planMinor = plans.get(person.id) ?? null;
    const workingDays = (own.get(person.id) ?? []).reduce((days, { share }) => days + share, 0);
    const { department, stages } = stagesOf(person.id);
    const stock = neededStock({ planMinor, averageMinor: average?.minor ?? null, workingDays, stages });
    return {
      id: person.id,
      name: person.name,
      department,
      plan: planMinor === null ? null : sum(planMinor),
      workingDays,
      cells: cellsOf(scope, stock, held, person.id),
      conversion: conversions(person.id),
    };
  });
  return {
    ...headOf(found),
    month,
    average: average === null ? null : sum(Math.floor(average.minor + 0.5)),
    stages: scope.livedStages.map(({ id, name, isKeyStage }) => ({ id, name, isKeyStage })),
    people: rows,
    total: totalOf(scope, rows),
  };
}

const cellsOf = (scope: ReportScope, stock: readonly (number | null)[], held: HeldDeals, person: UserId) =>
  scope.livedStages.map(({ id }, index) => ({
    stageId: id,
    ...coverageCell(held(id, person), stock[index] ?? null),
  }));

/** Of the figures shown, so that they agree; what nobody needs anything of has no need. */
function totalOf({ livedStages }: ReportScope, people: readonly Person[]): Answer["total"] {
  return livedStages.map(({ id: stageId }, index) => {
    const cells = people.flatMap(({ cells: own }) => own[index] ?? []);
    const needed = cells.flatMap((one) => one.needed ?? []);
    return {
      stageId,
      held: cells.reduce((whole, one) => whole + one.held, 0),
      needed: needed.length === 0 ? null : needed.reduce((whole, one) => whole + one, 0),
    };
  });
}

/** Settled conversions and mean working days of the person's department; of one without a department, of all in sight. */
async function readDepartmentFigures({ scope, today }: MeasuredScope) {
  const funnels = await readFunnelsByOwner(scope);
  const stays = await readWorkedStays(scope);
  const departments = await departmentsOn(scope.reading, today);
  const known = new Map<string | null, StockFigures["stages"]>();
  const figuresOf = (department: string | null): StockFigures["stages"] => {
    const found = known.get(department);
    if (found !== undefined) return found;
    const members =
      department === null ? "all" : [...departments].filter(([, of]) => of === department).map(([person]) => person);
    const funnel = funnels(members);
    const made = scope.livedStages.map(({ id }, index) => ({
      conversion: funnel.stages[index]?.settledConversion ?? null,
      meanWorkingDays: stays(id, members).meanWorkingDays,
    }));
    known.set(department, made);
    return made;
  };
  return (person: UserId) => {
    const id = departments.get(person) ?? null;
    const name = scope.departments.find((one) => one.id === id)?.name;
    const department = id === null || name === undefined ? null : { id, name };
    return { department, stages: figuresOf(id) };
  };
}

/** Won among the closed of the last six months, of each person (PLA-6). */
async function readConversions({ scope, today, days }: MeasuredScope) {
  const half: Days = { from: addMonths(today, -6), to: days.to };
  const { from, to } = periodOf(scope, half);
  const { rows } = await sql<{ owner_id: string; won: number; closed: number }>`
    select owner_id, sum(case when status = 'won' then 1 else 0 end) as won, count(*) as closed from reporting.deals
    where workspace_id = ${scope.reading.actor.workspaceId} and pipeline_id = ${scope.pipeline.id} and status in ('won', 'lost')
      and closed_at >= ${new Date(from)} and closed_at < ${new Date(to)}
    group by owner_id`.execute(scope.reading.sql);
  return (person: UserId) => {
    const { won = 0, closed = 0 } = rows.find(({ owner_id }) => owner_id === person) ?? {};
    return { ...personConversion({ won, closed }), from: half.from, to: half.to };
  };
}
