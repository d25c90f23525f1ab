import type { InputOf } from "../../../ui/api/client.ts";
import type { getBoard, listDeals } from "../../contract.ts";
import { type DealGrouping, dealGroupings } from "../../domain/deal-groups.ts";
import { dealStatuses, flowExits } from "../../domain/vocabulary.ts";

/** Every filter of the list as it stands in the address; all text, empty text means "blank". */
export const filterNames = [
  "owner",
  "department",
  "channel",
  "source",
  "product",
  "company",
  "contact",
  "noNextStep",
  "overTarget",
  "createdFrom",
  "createdTo",
  "expectedCloseFrom",
  "expectedCloseTo",
  "amountFrom",
  "amountTo",
  "text",
  "custom",
] as const;
export const listFilterNames = [
  ...filterNames,
  "stage",
  "status",
  "closedFrom",
  "closedTo",
  "noExpectedClose",
  "lossReason",
  "ids",
  "reachedStage",
  "visitedStage",
  "inProgressAt",
  "lostAt",
  "postponedAt",
  "industry",
  "enteredStage",
  "enteredFrom",
  "enteredTo",
  "leftStage",
  "leftFrom",
  "leftTo",
  "leftAs",
] as const;
export type FilterName = (typeof listFilterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

export const sorts = [
  "createdAt",
  "amount",
  "expectedCloseOn",
  "stageEnteredAt",
  "title",
  "closedAt",
  "channel",
] as const;
/** By an own field too, as its column is called. */
export type Sort = (typeof sorts)[number] | `custom.${string}`;
const isSort = (text: unknown): text is Sort =>
  sorts.some((one) => one === text) || (typeof text === "string" && /^custom\.[a-z][a-z0-9_]{0,59}$/.test(text));

export interface DealSearch {
  readonly pipeline: string | undefined;
  /** The saved view that is on. */
  readonly view: string | undefined;
  readonly sort: Sort;
  readonly order: "asc" | "desc";
  /** Which columns, in which order and how wide. */
  readonly columns: string | undefined;
  readonly group: DealGrouping | undefined;
  readonly filters: Filters;
}

type Raw = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

/** Reads the address; what is not known there is left alone. */
export function parseDealSearch(raw: Raw): DealSearch {
  const filters: Filters = {};
  for (const name of listFilterNames) {
    const value = textOf(raw[name]);
    if (value !== undefined && isKnown(name, value)) filters[name] = value;
  }
  return {
    pipeline: textOf(raw.pipeline),
    view: textOf(raw.view),
    sort: isSort(raw.sort) ? raw.sort : "createdAt",
    order: raw.order === "asc" ? "asc" : "desc",
    columns: textOf(raw.columns),
    group: dealGroupings.find((one) => one === raw.group),
    filters,
  };
}

function isKnown(name: FilterName, value: string): boolean {
  if (name === "status") return dealStatuses.some((status) => status === value);
  if (name === "leftAs") return flowExits.some((exit) => exit === value);
  if (name === "noNextStep" || name === "overTarget" || name === "noExpectedClose")
    return value === "true" || value === "false";
  return true;
}

/** What the board can be narrowed by: the list's further filters do not reach it. */
export function boardFilters(filters: Filters): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])),
  );
}

type Query<E> = Extract<InputOf<E>["query" & keyof InputOf<E>], object>;

/** The filters as the board's endpoint takes them; the server reads each value itself. */
export function boardQuery(pipeline: string, filters: Filters) {
  return { pipeline, ...boardFilters(filters) } as Query<typeof getBoard>;
}

/** What a saved view keeps of the list: everything that is not so anyway. */
export function listView({
  pipeline,
  filters,
  sort,
  order,
  columns,
  group,
}: DealSearch): Readonly<Record<string, string>> {
  const told = {
    pipeline,
    columns,
    group,
    sort: sort === "createdAt" ? undefined : sort,
    order: order === "desc" ? undefined : order,
  };
  return { ...filters, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) };
}

/** The filters as the list's endpoints take them. */
export function listQuery(pipeline: string | undefined, filters: Filters) {
  return { ...(pipeline === undefined ? {} : { pipeline }), ...filters } as Query<typeof listDeals>;
}
