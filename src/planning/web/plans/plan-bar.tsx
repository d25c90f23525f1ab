import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import type { Plan } from "../../contract.ts";
import { splits } from "../../domain/plans/plan-tree.ts";
import type { Split } from "./grid-model.ts";
import type { PlanSearch } from "./plan-search.ts";

interface PlanBarProps {
  readonly year: number;
  readonly split: Split;
  readonly plan: Plan | undefined;
  readonly change: (part: PlanSearch) => void;
}

/** Which year, which version, and by what it is split. */
export function PlanBar({ year, split, plan, change }: PlanBarProps) {
  const { t } = useTranslation("planning");
  const to = (next: number) => change({ year: next, version: undefined });
  const step = { variant: "default", style: { flex: "none" } } as const;
  return (
    <>
      <ActionIcon {...step} aria-label={t("plans.web.previousYear")} onClick={() => to(year - 1)}>
        <IconChevronLeft size={16} stroke={1.5} />
      </ActionIcon>
      <b className="nw">{t("plans.web.yearOf", { year })}</b>
      <ActionIcon {...step} aria-label={t("plans.web.nextYear")} onClick={() => to(year + 1)}>
        <IconChevronRight size={16} stroke={1.5} />
      </ActionIcon>
      {plan?.version && (
        <FilterChip
          label={t("plans.web.version")}
          all={null}
          value={plan.version.id}
          onChange={(version) => change({ version: version ?? undefined })}
          options={plan.versions.map(({ id, number, status }) => ({
            value: id,
            label: t("plans.web.versionName", { number, status }),
          }))}
        />
      )}
      {plan?.version && plan.lines.length + plan.channels.length > 0 && (
        <FilterChip
          label={t("plans.web.split")}
          all={null}
          value={split}
          onChange={(next) => change({ split: next === "none" ? undefined : (next as Split) })}
          options={(["none", ...splits] as const).map((value) => ({
            value,
            label: t(`plans.web.splits.${value}`),
          }))}
        />
      )}
    </>
  );
}
