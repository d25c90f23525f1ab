import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import classes from "./settings.module.css";

export type SettingsTab = "workspace" | "people" | "keys" | "access" | "audit";

interface SettingsScreenProps {
  readonly tab: SettingsTab;
  readonly actions?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** The frame of the settings of this slice, one way back to all of them like every other section. */
export function SettingsScreen({ tab, actions, busy = false, children }: SettingsScreenProps) {
  const { t } = useTranslation("identity");
  return (
    <Frame
      title={t(`${tab}.title`)}
      parent={{ to: "/settings", label: t("settings.title") }}
      busy={busy}
      {...(actions === undefined ? {} : { actions })}
    >
      <div className={classes.stack}>{children}</div>
    </Frame>
  );
}
