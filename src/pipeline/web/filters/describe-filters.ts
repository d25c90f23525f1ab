import { useTranslation } from "react-i18next";
import { useCompany } from "../../../crm/web/index.ts";
import { useDepartments, usePeople } from "../../../identity/web/index.ts";
import { addDays } from "../../../kernel/zoned-time.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { listLossReasons } from "../../contract.ts";
import { usePipelines } from "../use-pipelines.ts";
import type { FilterName, Filters } from "./deal-search.ts";

/** One condition in words, and the filters that go when it is taken away. */
export interface DescribedFilter {
  readonly names: readonly FilterName[];
  readonly text: string;
}

const ranges: readonly (readonly [string, FilterName, FilterName])[] = [
  ["created", "createdFrom", "createdTo"],
  ["expectedClose", "expectedCloseFrom", "expectedCloseTo"],
  ["closed", "closedFrom", "closedTo"],
  ["amount", "amountFrom", "amountTo"],
];
const stages = ["stage", "reachedStage", "visitedStage", "inProgressAt", "lostAt", "postponedAt"] as const;
const texts = ["channel", "source", "product", "industry", "text"] as const;

/** The filter as a person would say it: "Дошли до «Встреча состоялась»", "закрытие с 1 по 30 ноября". */
export function useDescribedFilters(filters: Filters): readonly DescribedFilter[] {
  const { t } = useTranslation("pipeline");
  const nameOf = useNames(filters);
  const rangeText = useRangeText();
  const visitFilters = useVisitFilters(nameOf.stage, rangeText);
  const one = (name: FilterName, text: string): DescribedFilter => ({ names: [name], text });
  const found: DescribedFilter[] = [];
  if (filters.status !== undefined) found.push(one("status", t(`web.status.${filters.status}`)));
  for (const name of stages) {
    const id = filters[name];
    if (id !== undefined) found.push(one(name, t(`web.filter.${name}`, { stage: nameOf.stage(id) })));
  }
  for (const name of ["owner", "department", "company", "lossReason"] as const) {
    const id = filters[name];
    if (id === "" && (name === "lossReason" || name === "company"))
      found.push(one(name, t(`web.filter.blank.${name}`)));
    else if (id !== undefined) found.push(one(name, t(`web.filter.${name}`, { name: nameOf[name](id) })));
  }
  found.push(...visitFilters(filters));
  for (const name of texts) {
    const value = filters[name];
    if (value === undefined) continue;
    found.push(one(name, value === "" ? t(`web.filter.blank.${name}`) : t(`web.filter.${name}`, { name: value })));
  }
  for (const name of ["noNextStep", "overTarget", "noExpectedClose"] as const) {
    if (filters[name] === "true") found.push(one(name, t(`web.filter.${name}`)));
  }
  for (const [name, from, to] of ranges) {
    const text = rangeText(name, filters[from], filters[to]);
    if (text !== null) found.push({ names: [from, to], text });
  }
  if (filters.custom !== undefined) found.push(one("custom", t("web.filter.custom")));
  if (filters.contact !== undefined) found.push(one("contact", t("web.filter.contact")));
  if (filters.ids !== undefined) {
    found.push(one("ids", t("web.filter.ids", { count: filters.ids.split(",").length })));
  }
  return found;
}

/** "Вошли на «Встреча состоялась»: 2 мар – 8 мар": the stage and its days are one condition. */
function useVisitFilters(nameOf: (id: string) => string, rangeText: ReturnType<typeof useRangeText>) {
  const { t } = useTranslation("pipeline");
  return (filters: Filters): DescribedFilter[] => {
    const { enteredStage, enteredFrom, enteredTo, leftStage, leftFrom, leftTo, leftAs } = filters;
    const told = (what: string, stage: string | undefined, from: string | undefined, to: string | undefined) => {
      const place = stage === undefined ? undefined : t(`web.filter.${what}`, { stage: nameOf(stage) });
      return rangeText(what.startsWith("left") ? "leftStage" : what, from, to, place) ?? place ?? null;
    };
    const entered = told("enteredStage", enteredStage, enteredFrom, enteredTo);
    const way = leftAs === undefined ? "leftStage" : `leftAs.${leftAs}`;
    const left = told(way, leftStage, leftFrom, leftTo);
    return [
      ...(entered === null ? [] : [{ names: ["enteredStage", "enteredFrom", "enteredTo"] as const, text: entered }]),
      ...(left === null ? [] : [{ names: ["leftStage", "leftFrom", "leftTo", "leftAs"] as const, text: left }]),
    ];
  };
}

/** Names of what the address holds as ids. */
function useNames(filters: Filters) {
  const { t } = useTranslation("pipeline");
  const people = usePeople();
  const departments = useDepartments();
  const pipelines = usePipelines();
  const reasons = useEndpoint(listLossReasons, {}, { enabled: (filters.lossReason ?? "") !== "" });
  const { company } = useCompany(filters.company || null);
  const find = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((item) => item.id === id)?.name ?? t("web.filter.unknown");
  return {
    stage: (id: string) =>
      find(
        pipelines.items.flatMap((pipeline) => pipeline.stages),
        id,
      ),
    owner: (id: string) => find(people, id),
    department: (id: string) => find(departments, id),
    lossReason: (id: string) => find(reasons.data?.items ?? [], id),
    company: (id: string) => find(company === null ? [] : [company], id),
  };
}

function useRangeText() {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return (name: string, from: string | undefined, to: string | undefined, place?: string): string | null => {
    if (from === undefined && to === undefined) return null;
    const isAmount = name === "amount";
    const show = (value: string) => (isAmount ? format.compact(Number(value) / 100) : format.day(value, today));
    // "To" is not included on the wire; a person says the last day.
    const last = (value: string) => (isAmount ? show(value) : show(addDays(value, -1)));
    const what = place ?? t(`web.filter.range.${name}`);
    if (from === undefined) return t("web.filter.upTo", { what, to: last(to ?? "") });
    return to === undefined
      ? t("web.filter.since", { what, from: show(from) })
      : t("web.filter.between", { what, from: show(from), to: last(to) });
  };
}
