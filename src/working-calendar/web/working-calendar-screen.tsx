import { useTranslation } from "react-i18next";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { AbsencesTab } from "./absences-tab.tsx";
import { RegionsTab } from "./regions-tab.tsx";
import classes from "./working-calendar.module.css";
import { YearTab } from "./year-tab.tsx";

const tabs = ["year", "absences", "regions"] as const;
type Tab = (typeof tabs)[number];

const parse = (raw: Readonly<Record<string, unknown>>): { tab: Tab } => ({
  tab: tabs.find((tab) => tab === raw.tab) ?? "year",
});

/** Settings → Working calendar: the year, who is away, regions (PLA-2). */
export function Screen() {
  const { t } = useTranslation("working-calendar");
  const [{ tab }, change] = useSearchState(parse);
  return (
    <Frame
      title={t("title")}
      parent={{ to: "/settings", label: t("ui:places.settings") }}
      filters={
        <Segmented
          label={t("tabs.label")}
          value={tab}
          onChange={(next) => change({ tab: next })}
          options={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        />
      }
    >
      <div className={classes.page}>
        {tab === "year" && <YearTab />}
        {tab === "absences" && <AbsencesTab />}
        {tab === "regions" && <RegionsTab />}
      </div>
    </Frame>
  );
}
