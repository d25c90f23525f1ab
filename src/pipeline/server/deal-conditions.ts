import type { DealTests } from "../../custom-fields/index.ts";
import { sightCondition } from "../../identity/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isUuid } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { wordsAsked } from "../../search/index.ts";
import type { countDeals } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { DealStatus } from "../domain/vocabulary.ts";
import type { PaceThresholds } from "./pace-thresholds.ts";
import type { Stage } from "./stage.ts";
import { visitConditions } from "./visit-conditions.ts";

/** `custom` is compiled (own-filtered.ts). */
export type DealFilters = Partial<QueryOf<typeof countDeals>> & { readonly customOfCompany?: DealTests["company"] };

/** Values of a statement with numbered parameters; `add` answers the parameter's name. */
export interface Parameters {
  readonly values: unknown[];
  add(value: unknown): string;
}

/** $1 is always the workspace. */
export function createParameters(workspaceId: string): Parameters {
  const values: unknown[] = [workspaceId];
  return { values, add: (value) => `$${values.push(value)}` };
}

interface Known {
  /** All stages of the workspace, archived ones included, where a filter names a stage. */
  readonly stages: readonly Stage[];
  readonly thresholds: PaceThresholds;
}

/**
 * What the filters and the actor's sight mean for a deal `d`, as conditions to be joined by "and". The same for board,
 * list and totals, so that a figure and the deals behind it agree.
 */
export function dealConditions(
  { actor }: Pick<Reading, "actor">,
  filters: DealFilters,
  parameters: Parameters,
  known: Known,
): string[] | Refusal<"stage_unknown" | "ids_unknown"> {
  const { add } = parameters;
  const conditions = ["d.workspace_id = $1", "d.deleted_at is null"];
  conditions.push(sightCondition(actor, "d.owner_id", add));
  conditions.push(
    ...plainConditions(actor.workspaceId, filters, add),
    ...timeConditions(filters, add, actor.workspace.timeZone),
  );
  if (filters.overTarget !== undefined) {
    const { stageIds, over } = known.thresholds;
    const exists = `exists (select from unnest(${add(stageIds)}::uuid[], ${add(over)}::timestamptz[]) as t(stage_id, since)
      where t.stage_id = d.stage_id and d.stage_entered_at < t.since)`;
    conditions.push("d.status = 'open'", filters.overTarget ? exists : `not ${exists}`);
  }
  if (filters.ids !== undefined) {
    const ids = filters.ids.split(",").map((id) => id.trim().toLowerCase());
    if (ids.length > 200 || !ids.every(isUuid)) return refuse(pipelineRefusals, "ids_unknown");
    conditions.push(`d.id = any(${add(ids)}::uuid[])`);
  }
  const drilled = funnelConditions(filters, add, known.stages);
  if ("refused" in drilled) return drilled;
  const visited = visitConditions(filters, add, actor.workspace.timeZone, known.stages);
  return "refused" in visited ? visited : [...conditions, ...drilled, ...visited];
}

type Add = Parameters["add"];

const statusLiterals: Readonly<Record<DealStatus, string>> = {
  open: "'open'",
  won: "'won'",
  lost: "'lost'",
  postponed: "'postponed'",
};

function plainConditions(workspaceId: string, filters: DealFilters, add: Add): string[] {
  const conditions: string[] = [];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(value === "" ? `d.${column} is null` : `d.${column} = ${add(value)}`);
  };
  equal("pipeline_id", filters.pipeline);
  equal("stage_id", filters.stage);
  // Written out, since a plan that is kept for all values of a parameter cannot use an index of the open deals alone.
  if (filters.status !== undefined) conditions.push(`d.status = ${statusLiterals[filters.status]}`);
  equal("owner_id", filters.owner);
  equal("company_id", filters.company);
  equal("channel", filters.channel);
  equal("source", filters.source);
  equal("product", filters.product);
  equal("loss_reason_id", filters.lossReason);
  if (filters.amountFrom !== undefined) conditions.push(`d.amount_minor >= ${add(filters.amountFrom)}`);
  if (filters.amountTo !== undefined) conditions.push(`d.amount_minor < ${add(filters.amountTo)}`);
  if (filters.industry !== undefined) {
    const companies = "select c.id from reporting.companies c where c.workspace_id = $1";
    conditions.push(
      filters.industry === ""
        ? `not exists (${companies} and c.id = d.company_id and c.industry <> '')`
        : `d.company_id in (${companies} and c.industry = ${add(filters.industry)})`,
    );
  }
  if (filters.department !== undefined) {
    conditions.push(`d.owner_id in (
      with recursive below as (
        select id from reporting.departments where workspace_id = $1 and id = ${add(filters.department)}
        union select p.id from reporting.departments p join below on p.parent_id = below.id where p.workspace_id = $1
      ) select u.id from reporting.users u join below on below.id = u.department_id where u.workspace_id = $1)`);
  }
  if (filters.contact !== undefined) {
    conditions.push(`exists (select from deal_contacts k
      where k.workspace_id = $1 and k.deal_id = d.id and k.contact_id = ${add(filters.contact)})`);
  }
  if (filters.noNextStep !== undefined) {
    conditions.push("d.status = 'open'", filters.noNextStep ? "not d.has_next_step" : "d.has_next_step");
  }
  // No test at all, as where only companies are asked about.
  if (filters.custom !== undefined && filters.custom !== "[]") {
    conditions.push(`d.id in (select find_by_custom('deals', ${add(filters.custom)}::jsonb))`);
  }
  if (filters.customOfCompany) {
    const { tests, orNone } = filters.customOfCompany;
    const found = `d.company_id in (select find_by_custom('companies', ${add(tests)}::jsonb))`;
    conditions.push(orNone ? `(${found} or d.company_id is null)` : found);
  }
  if (filters.text !== undefined && filters.text !== "") {
    const asked = wordsAsked(workspaceId, "deal", filters.text);
    conditions.push(asked === null ? "false" : `d.id in (select find_by_search_words('deal', ${add(asked)}))`);
  }
  return conditions;
}

function timeConditions(filters: DealFilters, add: Add, zone: string): string[] {
  const conditions: string[] = [];
  const instant = (column: string, operator: string, date: string | undefined) => {
    if (date === undefined) return;
    conditions.push(`d.${column} ${operator} ${add(new Date(startOfDay(date, zone)))}::timestamptz`);
  };
  instant("created_at", ">=", filters.createdFrom);
  instant("created_at", "<", filters.createdTo);
  instant("closed_at", ">=", filters.closedFrom);
  instant("closed_at", "<", filters.closedTo);
  if (filters.expectedCloseFrom) conditions.push(`d.expected_close_on >= ${add(filters.expectedCloseFrom)}::date`);
  if (filters.noExpectedClose !== undefined) {
    conditions.push(`d.expected_close_on is ${filters.noExpectedClose ? "" : "not "}null`);
  }
  if (filters.expectedCloseTo) conditions.push(`d.expected_close_on < ${add(filters.expectedCloseTo)}::date`);
  return conditions;
}

/** definitions.md, Funnel: furthest is the highest position ever visited, and a win counts as the last stage. */
function funnelConditions(
  filters: DealFilters,
  add: Add,
  stages: readonly Stage[],
): string[] | Refusal<"stage_unknown"> {
  const conditions: string[] = [];
  const mask = (wanted: readonly Stage[]) =>
    `${add(wanted.reduce((bits, stage) => bits | (1n << BigInt(stage.ordinal)), 0n).toString())}::bigint`;
  for (const [name, status] of [
    ["reachedStage", null],
    ["visitedStage", null],
    ["inProgressAt", "open"],
    ["lostAt", "lost"],
    ["postponedAt", "postponed"],
  ] as const) {
    const id = filters[name];
    if (id === undefined) continue;
    const stage = stages.find((one) => one.id === id);
    if (stage === undefined) return refuse(pipelineRefusals, "stage_unknown");
    const live = stages.filter((one) => one.pipelineId === stage.pipelineId && one.archivedAt === null);
    const above = live.filter((one) => one.position > stage.position);
    const here = () => `d.visited & ${mask([stage])} <> 0`;
    conditions.push(`d.pipeline_id = ${add(stage.pipelineId)}`);
    if (name === "visitedStage") conditions.push(here());
    else if (name === "reachedStage")
      conditions.push(`(d.visited & ${mask([stage, ...above])} <> 0 or d.status = 'won')`);
    else conditions.push(`d.status = '${status}'`, here(), `d.visited & ${mask(above)} = 0`);
  }
  return conditions;
}
