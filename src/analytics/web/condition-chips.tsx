import { Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDepartments, usePeople } from "../../identity/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { FilterChip, type FilterOption } from "../../ui/layout/filter-chip.tsx";
import { getFunnel } from "../contract.ts";
import { type ConditionName, conditionNames } from "./report-search.ts";
import classes from "./reports.module.css";
import type { Report } from "./use-report.ts";

type Options = Readonly<Record<ConditionName, readonly FilterOption[]>>;

/** In a menu the empty text already means "all". */
const blank = "—";

/** The conditions that are set, each as a chip, and a menu of the others. */
export function ConditionChips({ report }: { report: Report }) {
  const [isAsked, setAsked] = useState(false);
  const set = conditionNames.filter((name) => report.search[name] !== undefined);
  const options = useOptions(report, isAsked || set.length > 0);
  return (
    <>
      {set.map((name) => (
        <ConditionChip key={name} name={name} options={options[name]} report={report} />
      ))}
      <AddCondition {...{ report, options }} onOpen={() => setAsked(true)} />
    </>
  );
}

function useOptions(report: Report, isAsked: boolean): Options {
  const people = usePeople();
  const departments = useDepartments();
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return {
    owner: named(people),
    department: named(departments),
    channel: useValues(report, "channel", isAsked),
    source: useValues(report, "source", isAsked),
    product: useValues(report, "product", isAsked),
  };
}

/** The values are those of the deals themselves: what a split of all of them finds, the most frequent first. */
function useValues(report: Report, by: "channel" | "source" | "product", enabled: boolean): readonly FilterOption[] {
  const { t } = useTranslation("analytics");
  const query = { pipeline: report.query.pipeline, by };
  const split = useEndpoint(getFunnel, { query }, { enabled, staleTime: 5 * 60_000 });
  return (split.data?.segments ?? []).map(({ value, total }) =>
    value === null ? { value: blank, label: t("web.blank"), count: total } : { value, label: value, count: total },
  );
}

interface ChipProps {
  readonly name: ConditionName;
  readonly options: readonly FilterOption[];
  readonly report: Report;
}

function ConditionChip({ name, options, report }: ChipProps) {
  const { t } = useTranslation("analytics");
  const value = report.search[name] || blank;
  const isListed = options.some((option) => option.value === value);
  const own = { value, label: value === blank ? t("web.blank") : value };
  return (
    <FilterChip
      label={t(`web.split.${name}`)}
      value={value}
      options={isListed ? options : [...options, own]}
      onChange={(next) => report.change({ [name]: next === blank ? "" : (next ?? undefined) })}
    />
  );
}

/** "+ Условие": which, then its value. */
function AddCondition({ report, options, onOpen }: { report: Report; options: Options; onOpen: () => void }) {
  const { t } = useTranslation("analytics");
  const { t: ui } = useTranslation("ui");
  const left = conditionNames.filter((name) => report.search[name] === undefined);
  if (left.length === 0) return null;
  return (
    <Menu position="bottom-start" onOpen={onOpen}>
      <Menu.Target>
        <button type="button" className={`chip ${classes.add}`}>
          <IconPlus size={12} stroke={1.5} aria-hidden />
          {t("web.filter.condition")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {left.map((name) => (
          <Menu.Sub key={name} position="right-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t(`web.split.${name}`)}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={classes.values ?? ""}>
              {options[name].map(({ value, label, count }) => (
                <Menu.Item
                  key={value}
                  onClick={() => report.change({ [name]: value === blank ? "" : value })}
                  rightSection={count === undefined ? undefined : <span className="t3 sm">{count}</span>}
                >
                  {label}
                </Menu.Item>
              ))}
              {options[name].length === 0 && <Menu.Item disabled>{ui("filter.nothing")}</Menu.Item>}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
