import { useTranslation } from "react-i18next";
import { useDepartments, usePeople } from "../../identity/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { FilterChip, type FilterOption } from "../../ui/layout/filter-chip.tsx";
import { getFunnel } from "../contract.ts";
import type { ConditionName } from "./report-search.ts";
import type { Report } from "./use-report.ts";

/** Person, department, channel and source; a product too, when a link brought one. */
export function ConditionChips({ report }: { report: Report }) {
  const people = usePeople();
  const departments = useDepartments();
  const chip = (name: ConditionName, options: readonly FilterOption[]) => (
    <ConditionChip key={name} name={name} options={options} report={report} />
  );
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      {people.length > 1 && chip("owner", named(people))}
      {departments.length > 1 && chip("department", named(departments))}
      <ValueChip name="channel" report={report} />
      <ValueChip name="source" report={report} />
      {report.search.product !== undefined && chip("product", [])}
    </>
  );
}

interface ConditionChipProps {
  readonly name: ConditionName;
  readonly options: readonly FilterOption[];
  readonly report: Report;
}

function ConditionChip({ name, options, report }: ConditionChipProps) {
  const { t } = useTranslation("analytics");
  const value = report.search[name] ?? null;
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <FilterChip
      label={t(`web.split.${name}`)}
      value={value === "" ? blank : value}
      options={
        isListed ? options : [...options, { value: value === "" ? blank : value, label: value || t("web.blank") }]
      }
      onChange={(next) => report.change({ [name]: next === blank ? "" : (next ?? undefined) })}
    />
  );
}

/** In the menu the empty text already means "all". */
const blank = "—";

/** The values are those of the deals themselves: what a split of all of them finds. */
function ValueChip({ name, report }: { name: "channel" | "source"; report: Report }) {
  const { t } = useTranslation("analytics");
  const { pipeline } = report.query;
  const split = useEndpoint(getFunnel, { query: { pipeline, by: name } }, { staleTime: 5 * 60_000 });
  const options = (split.data?.segments ?? []).map(({ value, total }) =>
    value === null ? { value: blank, label: t("web.blank"), count: total } : { value, label: value, count: total },
  );
  if (options.length < 2 && report.search[name] === undefined) return null;
  return <ConditionChip name={name} options={options} report={report} />;
}
