import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { ViewTabs } from "../../ui/layout/view-tabs.tsx";
import { useMay } from "../../ui/session.tsx";
import classes from "./settings.module.css";

export type SettingsTab = "workspace" | "people" | "keys" | "audit";

interface SettingsScreenProps {
  readonly tab: SettingsTab;
  readonly actions?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** The frame of the settings of this slice, with the tabs that the person may open. */
export function SettingsScreen({ tab, actions, busy = false, children }: SettingsScreenProps) {
  const { t } = useTranslation("identity");
  const may = {
    workspace: true,
    people: useMay("users.read"),
    keys: useMay("api_keys.edit"),
    audit: useMay("audit.read"),
  };
  const tabs = (["workspace", "people", "keys", "audit"] as const)
    .filter((one) => may[one])
    .map((one) => ({ to: `/settings/${one}`, label: t(`${one}.title`), isOn: one === tab }));
  return (
    <Frame
      title={t("settings.title")}
      busy={busy}
      {...(actions === undefined ? {} : { actions })}
      filters={<ViewTabs label={t("settings.title")} tabs={tabs} />}
    >
      <div className={classes.stack}>{children}</div>
    </Frame>
  );
}
