import { useTranslation } from "react-i18next";
import { Segmented } from "../../ui/layout/segmented.tsx";
import type { Report } from "./use-report.ts";

/** Calendar days, as the customer feels them, or working hours, as the regulation counts them. */
export function UnitSwitch({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  return (
    <Segmented
      label={t("web.units.label")}
      value={report.search.unit ?? "days"}
      onChange={(unit) => report.change({ unit: unit === "days" ? undefined : unit })}
      options={[
        { value: "days", label: t("web.units.days") },
        { value: "hours", label: t("web.units.hours") },
      ]}
    />
  );
}
